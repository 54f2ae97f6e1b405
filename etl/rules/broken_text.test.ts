import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRows } from '../readers/csv.ts';
import { isBrokenText, probableText } from './broken_text.ts';

const SEEDS = join(import.meta.dirname, '../../warehouse/seeds');
const column = (file: string, place: number) =>
	[...readRows([readFileSync(join(SEEDS, file), 'utf8')], ',')].slice(1).map((row) => row[place]!);
const TEXTS = [
	...new Set([...column('units.csv', 1), ...column('codes.csv', 2), ...column('columns.csv', 3)])
].filter((text) => /[^ -~–]/.test(text) && !text.includes('–'));
const FOREIGN = [
	'Müller',
	'Citroën',
	'Señor',
	'naïve',
	'm²',
	'5°C',
	'© 2020',
	'Điều 5 § 2',
	'café',
	'«An toàn»'
];

describe('Text in a broken font encoding', () => {
	test('is not what is written in Unicode, composed or not', () => {
		expect(TEXTS.length).toBeGreaterThan(300);
		expect(TEXTS.filter(isBrokenText)).toEqual([]);
		expect(TEXTS.map((text) => text.normalize('NFD')).filter(isBrokenText)).toEqual([]);
		expect(TEXTS.map((text) => text.toUpperCase()).filter(isBrokenText)).toEqual([]);
	});

	test('is not what is written in another language', () => {
		expect(FOREIGN.filter(isBrokenText)).toEqual([]);
	});

	test('is TCVN3 read as Western letters', () => {
		expect(isBrokenText('ViÖn kiÓm s¸t nh©n d©n tØnh B¾c Giang')).toBe(true);
		expect(isBrokenText('Tßa ¸n')).toBe(true);
		// What is left are other Vietnamese words: nobody could tell.
		const missed = TEXTS.map(toTcvn3).filter((text) => !isBrokenText(text));
		expect(missed).toEqual(['Truy tè', 'Thô lý', 'Phóc tra']);
	});

	test('is VNI read as Western letters', () => {
		expect(isBrokenText('Vieän kieåm saùt nhaân daân')).toBe(true);
	});

	test('is Windows-1258 read as Western letters', () => {
		expect(isBrokenText('Viêòn kiêÒm saìt nhân dân')).toBe(true);
	});

	test('is UTF-8 read as Western letters', () => {
		const western = (text: string) =>
			new TextDecoder('windows-1252').decode(Buffer.from(text, 'utf8'));
		expect(TEXTS.map(western).filter((text) => !isBrokenText(text))).toEqual([]);
	});

	test('is text with letters that were lost', () => {
		expect(isBrokenText('Vi\ufffdn ki\ufffdm sát')).toBe(true);
	});
});

describe('What a broken text probably says', () => {
	test.each([
		['TCVN3', 'ViÖn kiÓm s¸t nh©n d©n tØnh B¾c Giang', 'Viện kiểm sát nhân dân tỉnh Bắc Giang'],
		['TCVN3', 'Ngµy nhËn ®¬n', 'Ngày nhận đơn'],
		['TCVN3', 'Tßa ¸n nh©n d©n huyÖn L¹ng Giang', 'Tòa án nhân dân huyện Lạng Giang'],
		['VNI', 'Vieän kieåm saùt nhaân daân', 'Viện kiểm sát nhân dân'],
		['VNI', 'Ngaøy nhaän ñôn', 'Ngày nhận đơn'],
		[
			'VNI',
			'Quyeát ñònh cuûa Toøa aùn tænh Vónh Long, ñöôïc göûi',
			'Quyết định của Tòa án tỉnh Vĩnh Long, được gửi'
		],
		['VNI', 'VIEÄN KIEÅM SAÙT ÑOÀNG NAI', 'VIỆN KIỂM SÁT ĐỒNG NAI'],
		['Windows-1258', 'Viêòn kiêÒm saìt nhân dân', 'Viện kiểm sát nhân dân'],
		['UTF-8', 'Viá»‡n kiá»ƒm sÃ¡t', 'Viện kiểm sát']
	])('in %s: %s', (encoding, broken, text) => {
		expect(probableText(broken)).toEqual({ text, encoding });
	});

	test('is found for every label that was broken as TCVN3', () => {
		const broken = TEXTS.map((text) => [toTcvn3(text), text] as const).filter(([is]) =>
			isBrokenText(is)
		);
		const wrong = broken.filter(
			([is, was]) => probableText(is)?.text.toLowerCase() !== was.toLowerCase()
		);
		expect(wrong.length / broken.length).toBeLessThan(0.02);
	});

	test('is not said of good text, nor where letters were lost', () => {
		expect(['Viện kiểm sát', 'Müller', 'Vi\ufffdn'].map(probableText)).toEqual([null, null, null]);
	});
});

/** The letters of TCVN3 (ABC fonts), capitals shown as small letters as its plain fonts do. */
function toTcvn3(text: string): string {
	const letters = 'àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂĐÊÔƠƯ';
	const signs = 'µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢§£¤¥¦';
	return [...text]
		.map((letter) => {
			const at = [...letters].indexOf(letters.includes(letter) ? letter : letter.toLowerCase());
			return at === -1 ? letter : [...signs][at];
		})
		.join('');
}
