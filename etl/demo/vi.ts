/** Vietnamese of the demo: bodies to which petitions are forwarded, reasons of corrections, messages. */

export interface Place {
	/** Such as «tỉnh Bắc Giang». */
	province: string;
	/** Such as «huyện Yên Dũng», «khu vực 2 - Bắc Ninh», «Quân khu 1»; empty at the provinces. */
	local: string;
	kind: 'province' | 'district' | 'region' | 'military';
	hasDistrictPolice: boolean;
	/** After the reorganisation of 2025-07-01. */
	isNewMap: boolean;
}

const PROCURACY = /^Viện kiểm sát (nhân dân|quân sự) /;

/** The place in the name of a procuracy. */
export const placeOfUnit = (name: string) => name.replace(PROCURACY, '');

const police = ({ kind, province, local, hasDistrictPolice }: Place) =>
	kind === 'district' && hasDistrictPolice ? `Công an ${local}` : `Công an ${province}`;

const courtPlace = ({ kind, province, local }: Place) => (kind === 'province' ? province : local);

/** The body of a code of list `respondent`, by name: never a person. */
export function agency(respondent: string, place: Place): string {
	if (place.kind === 'military') return militaryAgency(respondent, place.local);
	switch (respondent) {
		case 'investigation_agency':
			return `Cơ quan Cảnh sát điều tra ${police(place)}`;
		case 'procuracy':
			return `Viện kiểm sát nhân dân ${courtPlace(place)}`;
		case 'court':
			return `Tòa án nhân dân ${courtPlace(place)}`;
		case 'civil_enforcement_agency':
			if (place.isNewMap) return `Thi hành án dân sự ${place.province}`;
			return place.kind === 'district'
				? `Chi cục Thi hành án dân sự ${place.local}`
				: `Cục Thi hành án dân sự ${place.province}`;
		case 'criminal_enforcement_agency':
			return `Cơ quan thi hành án hình sự ${police(place)}`;
		case 'detention_facility':
			return `Trại tạm giam Công an ${place.province}`;
		default:
			return `Ủy ban nhân dân ${place.province}`;
	}
}

function militaryAgency(respondent: string, zone: string): string {
	switch (respondent) {
		case 'investigation_agency':
			return `Cơ quan điều tra hình sự ${zone}`;
		case 'procuracy':
			return `Viện kiểm sát quân sự ${zone}`;
		case 'court':
			return `Tòa án quân sự ${zone}`;
		case 'detention_facility':
			return `Trại tạm giam quân sự ${zone}`;
		default:
			return `Phòng Thi hành án ${zone}`;
	}
}

/** Why a unit corrects a package. */
export const reasons = {
	mistake: [
		'Nhập nhầm lĩnh vực khi vào sổ, sửa theo hồ sơ',
		'Đối chiếu sổ thụ lý, sửa số liệu đã gửi',
		'Sửa theo kết quả kiểm tra số liệu của Viện kiểm sát cấp trên'
	],
	withdrawn: 'Hủy bản ghi nhập trùng, sửa số liệu đã gửi'
};

export const demo = {
	petitionsMissing: 'Thiếu --petitions, hoặc không phải số nguyên từ 1 đến 100.000.000.',
	petitionsRemedy: 'Ví dụ: donthu demo --petitions 60000 --out ./goi-mo-phong.',
	outMissing: 'Thiếu --out.',
	outRemedy: 'Cho biết thư mục sẽ chứa các gói, ví dụ --out ./goi-mo-phong.',
	outNotEmpty: (dir: string) => `Thư mục ${dir} đã có nội dung.`,
	outNotEmptyRemedy: 'Chọn thư mục chưa có hoặc còn trống.',
	badUntil: (text: string) => `--until ${text} không phải ngày từ 2016-01-31 đến 2027-11-30.`,
	badUntilRemedy: 'Ghi ngày dạng 2026-10-31.',
	progress: (done: number, total: number, rows: number, secondsLeft: number) =>
		`Tạo gói mô phỏng: ${done.toLocaleString('vi-VN')}/${total.toLocaleString('vi-VN')} đơn vị, ` +
		`${rows.toLocaleString('vi-VN')} dòng, còn khoảng ${secondsLeft} giây`,
	done: (packages: number, rows: number, files: number, seconds: string) =>
		`Đã tạo ${packages.toLocaleString('vi-VN')} gói, ${files.toLocaleString('vi-VN')} tệp, ` +
		`${rows.toLocaleString('vi-VN')} dòng trong ${seconds} giây.`
};
