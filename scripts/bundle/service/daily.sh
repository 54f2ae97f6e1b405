#!/bin/sh
# Việc mỗi đêm: sao lưu, bỏ bản sao lưu cũ, dọn bản số liệu cũ, đọc lại mọi tệp để tìm tệp hỏng.
# Bước nào hỏng thì các bước sau vẫn làm; mã thoát khác 0, và systemd báo donthu-daily.service failed.
donthu=$(dirname "$(dirname "$(readlink -f "$0")")")/bin/donthu
status=0

made=$DONTHU_BACKUPS/donthu-$(date +%Y-%m-%d-%H%M%S)
if "$donthu" backup "$made"; then
	# Bản bị đứt không có backup.json: không tính, và bỏ đi khi đã có bản mới trọn vẹn.
	whole=0
	for folder in $(ls -1dr "$DONTHU_BACKUPS"/donthu-*); do
		if [ -e "$folder/backup.json" ] && [ "$whole" -lt "$DONTHU_BACKUPS_KEEP" ]; then
			whole=$((whole + 1))
		else
			rm -rf "$folder"
		fi
	done
else
	status=1
fi
"$donthu" prune --last "$DONTHU_RELEASES_KEEP" || status=1
"$donthu" verify >/dev/null || status=1
exit "$status"
