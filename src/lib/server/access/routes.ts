import type { RouteId } from '$app/types';
import type { Permission } from '../../roles.ts';
import type { Action } from './log.ts';

/**
 * What each route needs: nothing, somebody signed in, or one of some permissions. A route that is not
 * named here fails the build and is refused.
 */
export type Need = 'nobody' | 'anybody' | readonly Permission[];

export const NEEDS: Readonly<Partial<Record<RouteId, Need>>> = {
	'/': ['figures'],
	'/dia-phuong': ['figures'],
	'/dia-phuong/[ma]': ['figures'],
	'/kham-pha': ['figures'],
	'/kham-pha/xuat': ['figures'],
	'/kham-pha/don-vi': ['figures'],
	'/ban-ghi': ['records'],
	'/ban-ghi/xuat': ['records'],
	'/ban-ghi/[loai]/[don_vi]/[ma]': ['records'],
	'/ket-qua': ['figures'],
	'/kiem-tra-lai': ['figures'],
	'/huong-dan': 'anybody',
	'/phuong-phap': 'anybody',
	'/qua-han': ['figures'],
	'/cong-van': ['remind'],
	'/tien-do': ['figures'],
	'/tiep-cong-dan': ['figures'],
	'/ban-do/[map].svg': 'nobody',

	'/lich-bao-cao': ['figures'],
	'/nop-so-lieu': ['send'],
	'/nop-so-lieu/bien-nhan': ['send'],
	'/nop-so-lieu/bien-nhan/[so]': ['send'],
	'/nop-so-lieu/bien-nhan/[so]/can-sua/[thu]': ['send'],
	'/nop-so-lieu/danh-muc': ['send'],
	'/xac-nhan': ['confirm'],
	'/xac-nhan/tinh-hinh': ['quality'],
	'/bao-cao': ['draft', 'approve'],
	'/bao-cao/moi': ['draft'],
	'/bao-cao/mau': ['draft'],
	'/bao-cao/mau/[ten]': ['draft'],
	'/bao-cao/so-lieu-ngoai': ['draft'],
	'/bao-cao/[so]': ['draft', 'approve'],
	'/bao-cao/[so]/luu': ['draft'],
	'/bao-cao/[so]/chen': ['draft', 'approve'],
	'/bao-cao/[so]/kiem-tra': ['draft', 'approve'],
	'/bao-cao/[so]/ban': ['draft', 'approve'],
	'/bao-cao/[so]/tai-ve': ['draft', 'approve'],
	'/danh-muc': ['reference'],
	'/danh-muc/[bang]': ['reference'],
	'/danh-muc/[bang]/tai-ve': ['reference'],
	'/chat-luong': ['quality'],
	'/chat-luong/[ma]': ['quality'],

	'/dang-nhap': 'nobody',
	'/dang-nhap/nha-cung-cap': 'nobody',
	'/dang-nhap/nha-cung-cap/ve': 'nobody',
	'/dang-xuat': 'anybody',
	'/thoi-xem': 'anybody',
	'/tai-khoan': 'anybody',
	'/khong-co-quyen': 'anybody',

	'/quan-tri': ['accounts'],
	'/quan-tri/moi': ['accounts'],
	'/quan-tri/[so]': ['accounts'],
	'/nhat-ky': ['log'],
	'/nhat-ky/nhat-ky.csv': ['log'],

	'/api/release': 'anybody',
	'/api/search': 'anybody',
	'/api/v1/metrics': ['figures'],
	'/api/v1/packages': ['send'],
	'/api/v1/query': ['figures'],
	'/api/v1/records': ['records'],
	'/healthz': 'nobody',
	'/readyz': 'nobody',
	'/metrics': 'nobody'
};

/** What pages ask by themselves; it keeps no session alive. */
export const ASKED_BY_PAGES: ReadonlySet<string> = new Set<RouteId>(['/api/release']);

/** Where an account is sent that has still something to do before it may go on. */
export const ACCOUNT_PAGES: ReadonlySet<string> = new Set<RouteId>(['/tai-khoan', '/dang-xuat']);

/** All that may be sent while somebody looks through another's eyes: no more than to end it. */
export const ENDS_SEEING: ReadonlySet<string> = new Set<RouteId>(['/thoi-xem', '/dang-xuat']);

/** What is noted whenever it was looked at, by the permission that it needs. */
const NOTED: Readonly<Partial<Record<Permission, Action>>> = {
	records: 'records',
	accounts: 'look',
	log: 'log'
};

/** Under what name a look at something goes into the log; null: it does not. */
export const lookAt = (need: Need | undefined): Action | null =>
	Array.isArray(need) ? (need.map((name: Permission) => NOTED[name]).find(Boolean) ?? null) : null;

export const needOf = (route: string): Need | undefined => NEEDS[route as RouteId];
