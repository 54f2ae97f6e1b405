import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { renderSVG } from 'uqr';
import type { Account } from './accounts.ts';
import type { AppState } from './app_state.ts';
import { digest, type Sealer } from './secrets.ts';

const ISSUER = 'donthu';
const STEP_S = 30;
/** The clock of a telephone may be one step off. */
const WINDOW = 1;
const RECOVERY_CODES = 8;

const totp = (secret: string, name: string) =>
	new TOTP({ issuer: ISSUER, label: name, secret: Secret.fromBase32(secret), period: STEP_S });

/** What an authenticator app is set up with. */
export type Enrolment = {
	readonly secret: string;
	/** A QR picture, as SVG. */
	readonly picture: string;
};

export function newEnrolment(name: string, secret = new Secret({ size: 20 }).base32): Enrolment {
	return { secret, picture: renderSVG(totp(secret, name).toString(), { border: 1 }) };
}

/** The time step of a right code; null for a wrong one. */
function stepOf(secret: string, name: string, code: string, now: Date): number | null {
	const token = code.replace(/\s/g, '');
	if (!/^\d{6}$/.test(token)) return null;
	const delta = totp(secret, name).validate({ token, timestamp: now.getTime(), window: WINDOW });
	return delta === null ? null : Math.floor(now.getTime() / 1000 / STEP_S) + delta;
}

/**
 * Takes an authenticator app into use, if its code is right; answers the recovery codes, which are
 * shown once, or null.
 */
export function enrol(
	state: AppState,
	sealer: Sealer,
	{ account_no, name }: Account,
	{ secret, code }: { secret: string; code: string },
	now: Date
): string[] | null {
	const step = stepOf(secret, name, code, now);
	if (step === null) return null;
	const codes = Array.from({ length: RECOVERY_CODES }, recoveryCode);
	state.together(() => {
		state.run(
			'update account set totp_secret = :sealed, totp_last_step = :step where account_no = :account_no',
			{ account_no, step, sealed: sealer.seal(secret) }
		);
		state.run('delete from recovery_code where account_no = :account_no', { account_no });
		for (const recovery of codes) {
			state.run('insert into recovery_code (account_no, code_hash) values (:account_no, :hash)', {
				account_no,
				hash: digest(recovery)
			});
		}
	});
	return codes;
}

/** Whether a code of the app, or a recovery code, is right. Either serves once. */
export function isCode(
	state: AppState,
	sealer: Sealer,
	account: Account,
	code: string,
	now: Date
): boolean {
	const { account_no, name, totp_secret } = account;
	if (totp_secret === null) return false;
	const step = stepOf(sealer.unseal(totp_secret), name, code, now);
	if (step !== null) {
		return (
			state.run(
				`update account set totp_last_step = :step
				where account_no = :account_no and totp_last_step < :step`,
				{ account_no, step }
			) === 1
		);
	}
	return (
		state.run(
			`update recovery_code set used_at = :now
			where account_no = :account_no and code_hash = :hash and used_at is null`,
			{ account_no, now: now.toISOString(), hash: digest(code.trim().toUpperCase()) }
		) === 1
	);
}

/** The app was lost: the next sign-in sets up another. */
export function forgetSecondFactor(state: AppState, account_no: number): void {
	state.together(() => {
		state.run('update account set totp_secret = null where account_no = :account_no', {
			account_no
		});
		state.run('delete from recovery_code where account_no = :account_no', { account_no });
	});
}

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** 16 characters of 32: 80 bits, in four groups. */
function recoveryCode(): string {
	const letter = () => LETTERS[randomInt(LETTERS.length)]!;
	return Array.from({ length: 4 }, () => Array.from({ length: 4 }, letter).join('')).join('-');
}
