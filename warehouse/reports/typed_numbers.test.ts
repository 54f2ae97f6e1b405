import { expect, test } from 'vitest';
import type { FigureNode, ReportDocument } from './document.ts';
import { typedNumbers } from './typed_numbers.ts';

const figure = (id: string, metric: string, value: number, shown: string): FigureNode => ({
	type: 'figure',
	attrs: {
		id,
		metric,
		question: { from: '2025-10-01', to: '2026-07-31' },
		told: 'value',
		release: 'r',
		values: [value],
		shown,
		frozen: false
	}
});

const saying = (text: string, ...figures: FigureNode[]): ReportDocument => ({
	type: 'doc',
	content: [{ type: 'paragraph', content: [{ type: 'text', text }, ...figures] }]
});

const found = (text: string) => typedNumbers(saying(text)).map(({ text }) => text);

test.each([
	'Theo Điều 30 và khoản 2 Điều 31 Luật Hoạt động giám sát',
	'thực hiện NQ 623/NQ-UBTVQH15 ngày 13/9/2022 và Luật số 82/2025/QH15',
	'Chỉ thị số 35-CT/TW, Quy định 11-QĐi/TW, TTLT 01/2018, QĐ 274/QĐ-VKSNDTC năm 2025',
	'từ 01/7/2016 đến 01/7/2021, tháng 9 năm 2022, quý 3, 6 tháng đầu năm 2025',
	'ngày 30 tháng 9 năm 2026',
	'số liệu ở Phụ lục 9a, Bảng 2, biểu 25.1 dòng 13, 20 và 25',
	'sắp xếp còn 34 tỉnh, 3 cấp; Vụ 12 và Phòng 9; lần thứ 2; kỳ họp thứ 15',
	'bản số liệu 2026-10-31-01',
	'[Viết 3 đoạn về nguyên nhân]',
	'2.1. Tình hình chung'
])('names are no numbers: %s', (text) => {
	expect(found(text)).toEqual([]);
});

test.each([
	['tiếp nhận 10.554 đơn, đã xử lý 97,5%', ['10.554', '97,5%']],
	['giảm 188 lượt so với cùng kỳ', ['188']],
	['vượt chỉ tiêu 5,7 điểm %', ['5,7']],
	['trong đó có 3 quyết định bị hủy.', ['3']],
	['tăng +12 đơn và 1.945 việc', ['+12', '1.945']],
	['năm 2025 có 2.025 đơn', ['2.025']]
])('figures are found: %s', (text, numbers) => {
	expect(found(text)).toEqual(numbers);
});

test('a figure of a sentence is no typed number, and the closest of its kind is named', () => {
	const document = saying(
		'Tiếp nhận 6.680 đơn, tỷ lệ giải quyết 85,1%, ',
		figure('f1', 'petitions_received', 6679, '6.679'),
		figure('f2', 'own_petitions_rate', 0.8504, '85,0%'),
		figure('f3', 'receptions', 2310, '2.310')
	);
	expect(
		typedNumbers(document).map(({ text, closest }) => [text, closest?.id, closest?.isSame])
	).toEqual([
		['6.680', 'f1', false],
		['85,1%', 'f2', false]
	]);
});

test('the figure of another body is not what somebody meant to type', () => {
	const court = figure('x', 'other', 100, '100');
	const other: FigureNode = {
		...court,
		attrs: { ...court.attrs, release: '', other: { id: 'y', version: 1, source: 'A' } }
	};
	const [typed] = typedNumbers(
		saying('Tiếp nhận 99 đơn', other, figure('f1', 'petitions_received', 60, '60'))
	);
	expect(typed!.closest).toMatchObject({ id: 'f1', metric: 'petitions_received' });
});
