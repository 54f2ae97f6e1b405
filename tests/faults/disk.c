/*
Stands between a program and its disk (LD_PRELOAD): every step by which the program changes what lies
below DONTHU_DISK is numbered, and

- written to the journal DONTHU_DISK_JOURNAL, from which disk.ts knows what a power cut may leave;
- with DONTHU_KILL_AT=n the program is killed (SIGKILL) in the place of its n-th step.

Steps are those of Node and of DuckDB alike, since both call the C library. One lock around each step
and its entry: the journal has the order of the disk. Linux only.
*/
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *root;
static size_t root_length;
static int journal = -1;
static long steps, kill_at;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void prepare(void) {
	root = getenv("DONTHU_DISK");
	if (!root) return;
	root_length = strlen(root);
	const char *at = getenv("DONTHU_KILL_AT");
	kill_at = at ? atol(at) : 0;
	const char *file = getenv("DONTHU_DISK_JOURNAL");
	if (file) journal = REAL(open)(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	if (file && journal < 0) abort();
}

/* The path below the root, or NULL. */
static const char *below(const char *path) {
	if (!root || strncmp(path, root, root_length) != 0) return NULL;
	if (path[root_length] == '\0') return "";
	return path[root_length] == '/' ? path + root_length + 1 : NULL;
}

static int is_below(int fd) {
	char link[64], path[PATH_MAX];
	if (!root || fd < 0 || fd == journal) return 0;
	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	ssize_t length = readlink(link, path, sizeof path - 1);
	if (length < 0) return 0;
	path[length] = '\0';
	return below(path) != NULL;
}

static uint64_t inode_at(const char *path) {
	struct stat found;
	return lstat(path, &found) == 0 ? found.st_ino : 0;
}

static uint64_t inode_of(int fd) {
	struct stat found;
	return fstat(fd, &found) == 0 ? found.st_ino : 0;
}

static void begin(void) {
	pthread_mutex_lock(&lock);
	steps += 1;
	if (steps == kill_at) kill(getpid(), SIGKILL);
}

static void put(const void *bytes, size_t length) {
	while (length > 0) {
		ssize_t done = REAL(write)(journal, bytes, length);
		if (done <= 0) abort();
		bytes = (const char *)bytes + done;
		length -= done;
	}
}

static void end(char kind, uint64_t inode, uint64_t offset, const void *bytes, size_t length,
	const char *from, const char *to) {
	if (journal >= 0) {
		struct __attribute__((packed)) {
			char kind;
			uint64_t inode, offset;
			uint32_t length;
			uint16_t from, to;
		} head = {kind, inode, offset, length, from ? strlen(from) : 0, to ? strlen(to) : 0};
		put(&head, sizeof head);
		put(from, head.from);
		put(to, head.to);
		put(bytes, length);
	}
	int kept = errno;
	pthread_mutex_unlock(&lock);
	errno = kept;
}

static void leave(void) {
	int kept = errno;
	pthread_mutex_unlock(&lock);
	errno = kept;
}

/* What lies in a file from an offset on is entered as it was written. */
static void end_from(int fd, uint64_t offset, ssize_t length) {
	if (length <= 0) return leave();
	char path[64];
	char *bytes = malloc(length);
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	int reader = REAL(open)(path, O_RDONLY | O_CLOEXEC);
	if (!bytes || pread(reader, bytes, length, offset) != length) abort();
	close(reader);
	end('W', inode_of(fd), offset, bytes, length, NULL, NULL);
	free(bytes);
}

static int opened(int (*real)(const char *, int, ...), const char *path, int flags, mode_t mode) {
	const char *name = below(path);
	if (!name || !(flags & (O_CREAT | O_TRUNC))) return real(path, flags, mode);
	int is_there = inode_at(path) != 0;
	if (is_there && !(flags & O_TRUNC)) return real(path, flags, mode);
	begin();
	int fd = real(path, flags, mode);
	if (fd < 0) leave();
	else end(is_there ? 'T' : 'C', inode_of(fd), 0, NULL, 0, name, NULL);
	return fd;
}

#define OPEN(name)                                                            \
	int name(const char *path, int flags, ...) {                              \
		va_list more;                                                         \
		va_start(more, flags);                                                \
		mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0; \
		va_end(more);                                                         \
		return opened(REAL(name), path, flags, mode);                         \
	}
OPEN(open)
OPEN(open64)

ssize_t write(int fd, const void *bytes, size_t length) {
	if (!is_below(fd)) return REAL(write)(fd, bytes, length);
	begin();
	ssize_t done = REAL(write)(fd, bytes, length);
	if (done <= 0) leave();
	else end('W', inode_of(fd), lseek(fd, 0, SEEK_CUR) - done, bytes, done, NULL, NULL);
	return done;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
	if (!is_below(fd)) return REAL(writev)(fd, parts, count);
	begin();
	ssize_t done = REAL(writev)(fd, parts, count);
	end_from(fd, lseek(fd, 0, SEEK_CUR) - (done > 0 ? done : 0), done);
	return done;
}

#define PWRITE(name, offset_type)                                              \
	ssize_t name(int fd, const void *bytes, size_t length, offset_type offset) { \
		if (!is_below(fd)) return REAL(name)(fd, bytes, length, offset);         \
		begin();                                                               \
		ssize_t done = REAL(name)(fd, bytes, length, offset);                  \
		if (done <= 0) leave();                                                \
		else end('W', inode_of(fd), offset, bytes, done, NULL, NULL);          \
		return done;                                                           \
	}
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define PWRITEV(name, offset_type)                                              \
	ssize_t name(int fd, const struct iovec *parts, int count, offset_type offset) { \
		if (!is_below(fd)) return REAL(name)(fd, parts, count, offset);          \
		begin();                                                               \
		ssize_t done = REAL(name)(fd, parts, count, offset);                   \
		end_from(fd, offset, done);                                            \
		return done;                                                           \
	}
PWRITEV(pwritev, off_t)
PWRITEV(pwritev64, off64_t)

/* Copies made by the kernel: Node asks for the first by its number, if the second has no use. */
long syscall(long number, ...) {
	va_list more;
	va_start(more, number);
	long a[6];
	for (int i = 0; i < 6; i += 1) a[i] = va_arg(more, long);
	va_end(more);
	if (number != SYS_copy_file_range || !is_below(a[2])) {
		return REAL(syscall)(number, a[0], a[1], a[2], a[3], a[4], a[5]);
	}
	begin();
	uint64_t offset = a[3] ? *(uint64_t *)a[3] : (uint64_t)lseek(a[2], 0, SEEK_CUR);
	long done = REAL(syscall)(number, a[0], a[1], a[2], a[3], a[4], a[5]);
	end_from(a[2], offset, done);
	return done;
}

#define SENDFILE(name, offset_type)                                     \
	ssize_t name(int to, int from, offset_type *offset, size_t length) { \
		if (!is_below(to)) return REAL(name)(to, from, offset, length);  \
		begin();                                                       \
		ssize_t done = REAL(name)(to, from, offset, length);           \
		end_from(to, lseek(to, 0, SEEK_CUR) - (done > 0 ? done : 0), done); \
		return done;                                                   \
	}
ssize_t sendfile(int, int, off_t *, size_t);
ssize_t sendfile64(int, int, off64_t *, size_t);
SENDFILE(sendfile, off_t)
SENDFILE(sendfile64, off64_t)

int ioctl(int fd, unsigned long request, ...) {
	va_list more;
	va_start(more, request);
	void *argument = va_arg(more, void *);
	va_end(more);
	if (request != _IOW(0x94, 9, int) /* FICLONE */ || !is_below(fd)) {
		return REAL(ioctl)(fd, request, argument);
	}
	begin();
	int failed = REAL(ioctl)(fd, request, argument);
	struct stat found;
	if (failed || fstat(fd, &found) != 0) leave();
	else end_from(fd, 0, found.st_size);
	return failed;
}

#define TRUNCATE(name, size_type)                                     \
	int name(int fd, size_type size) {                                 \
		if (!is_below(fd)) return REAL(name)(fd, size);                \
		begin();                                                     \
		int failed = REAL(name)(fd, size);                           \
		if (failed) leave();                                         \
		else end('T', inode_of(fd), size, NULL, 0, NULL, NULL);      \
		return failed;                                               \
	}
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

/* Holes: what is read there afterwards is what counts. */
int fallocate(int fd, int mode, off_t offset, off_t length) {
	if (!is_below(fd)) return REAL(fallocate)(fd, mode, offset, length);
	begin();
	int failed = REAL(fallocate)(fd, mode, offset, length);
	struct stat found;
	if (failed || fstat(fd, &found) != 0 || found.st_size <= offset) leave();
	else end_from(fd, offset, found.st_size < offset + length ? found.st_size - offset : length);
	return failed;
}

#define SYNC(name)                                              \
	int name(int fd) {                                           \
		if (!is_below(fd)) return REAL(name)(fd);                \
		begin();                                               \
		int failed = REAL(name)(fd);                           \
		if (failed) leave();                                   \
		else end('S', inode_of(fd), 0, NULL, 0, NULL, NULL);   \
		return failed;                                         \
	}
SYNC(fsync)
SYNC(fdatasync)

#define TWO_NAMES(name, kind)                                      \
	int name(const char *from, const char *to) {                    \
		if (!below(from) || !below(to)) return REAL(name)(from, to); \
		begin();                                                  \
		int failed = REAL(name)(from, to);                        \
		if (failed) leave();                                      \
		else end(kind, inode_at(to), 0, NULL, 0, below(from), below(to)); \
		return failed;                                            \
	}
TWO_NAMES(rename, 'R')
TWO_NAMES(link, 'L')

#define ONE_NAME(name)                                        \
	int name(const char *path) {                               \
		if (!below(path)) return REAL(name)(path);             \
		if (!inode_at(path)) return REAL(name)(path);          \
		begin();                                             \
		int failed = REAL(name)(path);                       \
		if (failed) leave();                                 \
		else end('U', 0, 0, NULL, 0, below(path), NULL);     \
		return failed;                                       \
	}
ONE_NAME(unlink)
ONE_NAME(rmdir)
ONE_NAME(remove)

int mkdir(const char *path, mode_t mode) {
	if (!below(path) || inode_at(path)) return REAL(mkdir)(path, mode);
	begin();
	int failed = REAL(mkdir)(path, mode);
	if (failed) leave();
	else end('M', inode_at(path), 0, NULL, 0, below(path), NULL);
	return failed;
}
