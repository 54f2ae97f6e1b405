import { join } from 'node:path';

/** Where things lie in a home: the folder that holds everything a site has. */
export const ledgerFile = (home: string) => join(home, 'ledger.duckdb');
/** Accepted packages as they came, by content hash. */
export const landingDir = (home: string) => join(home, 'landing');
/** How far each source was read, and what was read and is not loaded yet. */
export const sourcesDir = (home: string) => join(home, 'sources');
export const releasesDir = (home: string) => join(home, 'releases');
export const releaseFile = (home: string, id: string) => join(releasesDir(home), `${id}.duckdb`);
/** What is known of a release beside its content: when published, hashes, state. */
export const releaseCard = (home: string, id: string) => join(releasesDir(home), `${id}.json`);
/** The card of a release that was removed: its id is taken for ever. */
export const prunedCard = (home: string, id: string) => join(releasesDir(home), `${id}.pruned`);
/** A text file with the id of the release that is served; replaced by renaming. */
export const currentPointer = (home: string) => join(home, 'current');
/** Accounts, sessions, the log: what the application notes beside the figures. */
export const appStateFile = (home: string) => join(home, 'app.sqlite');
/** Daily copies of the application state, `app-2026-11-25.sqlite`. */
export const appBackupsDir = (home: string) => join(home, 'app-backups');
/** Under it secrets of the application state are kept; without it a copy of the state tells none. */
export const appKeyFile = (home: string) => join(home, 'app.key');
/** Present in a home that holds made-up data; real packages are refused there. */
export const demoMarker = (home: string) => join(home, 'demo.json');
