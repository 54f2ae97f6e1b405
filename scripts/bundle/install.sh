#!/bin/sh
# Cài donthu từ gói này, không cần mạng:
#
#   sh install.sh /opt/donthu             chỉ cài chương trình vào thư mục
#   sh install.sh /opt/donthu --service   cài thêm dịch vụ systemd, tệp cấu hình, tài khoản hệ thống
#
# Chạy lại bao nhiêu lần cũng được. Bản trước để nguyên bên cạnh; số liệu và cấu hình không bị đụng đến.
set -eu

fail() {
	echo "$1" >&2
	exit 1
}

prefix=${1:-}
service=${2:-}
case "$prefix" in
/*) ;;
*) fail "Cách dùng: sh install.sh /opt/donthu [--service]" ;;
esac
[ -z "$service" ] || [ "$service" = --service ] || fail "Không có tùy chọn «$service»."

cd "$(dirname "$0")"
echo "Kiểm tra mã băm từng tệp …"
sha256sum --check --quiet --strict SHA256SUMS ||
	fail "Gói cài đặt không còn nguyên vẹn. Chép lại gói, so tệp .sha256 đi kèm, giải nén lại. Chưa cài gì."
node/bin/node --version >/dev/null ||
	fail "Máy này không chạy được chương trình trong gói (cần Linux $(basename "$PWD" | sed 's/.*linux-//'), glibc 2.28 trở lên). Chưa cài gì."

version=$(sed -n 's/^	"version": "\(.*\)",$/\1/p' package.json)-$(sha256sum SHA256SUMS | cut -c 1-8)
target=$prefix/versions/$version
former=$(readlink "$prefix/current" 2>/dev/null || true)

if [ ! -d "$target" ]; then
	mkdir -p "$prefix/versions"
	rm -rf "$target.new"
	mkdir "$target.new"
	cp -R . "$target.new"
	chmod -R u=rwX,go=rX "$target.new"
	(cd "$target.new" && sha256sum --check --quiet --strict SHA256SUMS) ||
		fail "Chép vào $target.new không đúng: xem chỗ trống của đĩa (df -h $prefix). Bản đang dùng không đổi."
	sync
	mv "$target.new" "$target"
fi

# Đổi liên kết trong một bước: lúc nào cũng có một bản dùng được.
switch() {
	ln -s "$2" "$prefix/$1.new"
	mv -T "$prefix/$1.new" "$prefix/$1"
}
rm -f "$prefix/current.new" "$prefix/previous.new"
if [ -n "$former" ] && [ "$former" != "versions/$version" ]; then switch previous "$former"; fi
switch current "versions/$version"
echo "Đã cài donthu $version vào $target; $prefix/current trỏ tới bản này."

if [ "$service" = --service ]; then
	[ "$(id -u)" = 0 ] || fail "--service phải chạy bằng root."
	id donthu >/dev/null 2>&1 ||
		useradd --system --home-dir /var/lib/donthu --shell /usr/sbin/nologin donthu
	install -d -m 750 -o root -g donthu /etc/donthu
	# Tài khoản chép gói của đơn vị đi qua được đến thư mục của mình, không thấy gì khác.
	install -d -m 711 -o donthu -g donthu /var/lib/donthu /var/lib/donthu/inbox
	install -d -m 700 -o donthu -g donthu /var/lib/donthu/home /var/backups/donthu
	if [ ! -e /etc/donthu/donthu.conf ]; then
		install -m 640 -o root -g donthu service/donthu.conf /etc/donthu/donthu.conf
		echo "Cấu hình mẫu: /etc/donthu/donthu.conf. Xem và sửa từng dòng trước khi chạy."
	else
		install -m 640 -o root -g donthu service/donthu.conf /etc/donthu/donthu.conf.new
		echo "Giữ nguyên /etc/donthu/donthu.conf; mẫu của bản này ở donthu.conf.new, so để thêm dòng mới."
	fi
	for unit in donthu.service donthu-watch.service donthu-daily.service donthu-daily.timer; do
		sed "s|@PREFIX@|$prefix|g" "service/$unit" >"/etc/systemd/system/$unit"
	done
	install -m 644 service/journald@donthu.conf /etc/systemd/journald@donthu.conf
	ln -sfn "$prefix/current/bin/donthu" /usr/local/bin/donthu
	if [ -d /run/systemd/system ]; then systemctl daemon-reload; fi
	echo "Chạy lần đầu:  systemctl enable --now donthu donthu-watch donthu-daily.timer"
	echo "Nâng cấp:      systemctl restart donthu donthu-watch"
fi
if [ -L "$prefix/previous" ]; then
	echo "Trở về bản trước: ln -sfn $(readlink "$prefix/previous") $prefix/current, rồi khởi động lại dịch vụ."
	echo "Nếu sổ cái đã lên bước mới thì xem mục «Trở về bản trước» trong $prefix/current/docs/van-hanh.md."
fi
