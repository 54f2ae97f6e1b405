import type { Role } from '../../src/lib/roles.ts';
import { HOMES } from './make_homes.ts';

type Shown = {
	readonly name: string;
	readonly path: string;
	/** The data of the demo, unless another one is named. */
	readonly home: string;
	readonly role: Role | null;
	/** What the browser is told besides the page. */
	readonly errorStatus: number | null;
};

const page = (name: string, path: string, role: Role | null = 'analyst'): Shown => ({
	name,
	path,
	role,
	home: HOMES.demo,
	errorStatus: null
});

/** A page of every kind, by those who have it before them. */
export const SHOWN: readonly Shown[] = [
	page('overview', '/'),
	page('overview-2024', '/?ky=2024&linh-vuc=civil'),
	page('province', '/dia-phuong/34-24'),
	page('unit', '/dia-phuong/KV016'),
	page('unit-of-province', '/dia-phuong/P24'),
	page('progress', '/tien-do'),
	page('progress-matters', '/tien-do?dem=viec&tinh=34-24,34-01'),
	page('overdue', '/qua-han'),
	page('outcomes', '/ket-qua?ky=2026'),
	page('reviews', '/kiem-tra-lai?ky=2026'),
	page('receptions', '/tiep-cong-dan?ky=2026'),
	page('places', '/dia-phuong'),
	page('places-units', '/dia-phuong?theo=don-vi&ty-le=giai-quyet'),
	page('method', '/phuong-phap'),
	page('guide', '/huong-dan'),
	page('records', '/ban-ghi?chi-tieu=matters_closing'),
	page('records-of-rate', '/ban-ghi?chi-tieu=overdue_rate'),
	page('explore', '/kham-pha'),
	page('explore-heat', '/kham-pha?chi-tieu=matters_closing&hang=field&cot=level'),
	page('explore-lines', '/kham-pha?chi-tieu=petitions_received&hang=month&cot=petition_kind'),
	page('explore-months', '/kham-pha?chi-tieu=matters_closing&hang=month&cot=level&ky=2026'),
	page('explore-nothing', '/kham-pha?chi-tieu=receptions&hang=outcome&loai=complaint'),
	{ ...page('empty', '/'), home: HOMES.empty },
	{ ...page('not-found', '/dia-phuong/34-99'), errorStatus: 404 },
	page('calendar', '/lich-bao-cao'),
	page('confirmed', '/xac-nhan/tinh-hinh'),
	page('quality', '/chat-luong', 'steward'),
	page('quality-unit', '/chat-luong/KV016', 'steward'),
	page('reports', '/bao-cao'),
	page('new-report', '/bao-cao/moi'),
	page('draft', '/bao-cao/1'),
	page('draft-checks', '/bao-cao/1/kiem-tra'),
	page('draft-versions', '/bao-cao/1/ban?ban=1&so-voi=2'),
	page('issued-report', '/bao-cao/2'),
	page('report-templates', '/bao-cao/mau'),
	page('report-template', '/bao-cao/mau/chuyen-de-kntc'),
	page('figures-of-others', '/bao-cao/so-lieu-ngoai'),
	page('reference', '/danh-muc', 'steward'),
	page('reference-table', '/danh-muc/time_limits?so-voi=0', 'steward'),
	page('submit', '/nop-so-lieu', 'unit_clerk'),
	page('receipts', '/nop-so-lieu/bien-nhan', 'unit_clerk'),
	page('confirm', '/xac-nhan', 'unit_chief'),
	page('account', '/tai-khoan'),
	page('sign-in', '/dang-nhap', null),
	page('accounts', '/quan-tri', 'administrator'),
	page('new-account', '/quan-tri/moi', 'administrator'),
	page('one-account', '/quan-tri/2', 'administrator'),
	page('log', '/nhat-ky', 'auditor')
];
