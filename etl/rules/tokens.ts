/*
A token leads to a person, a fingerprint to what that person wrote. Where one came that may not be
kept (of a denunciation, or in a row that was set aside), it must lie nowhere: not in the ledger, not
in a message, and not in the package as it came.
*/

const TOKEN = /(?:^|[^0-9a-f])(?:[0-9a-f]{64}|[0-9a-f]{16})(?:$|[^0-9a-f])/i;

/** Whether 64 or 16 hex digits stand in a cell, in whatever column that is. */
export const holdsToken = (cell: string): boolean => TOKEN.test(cell);
