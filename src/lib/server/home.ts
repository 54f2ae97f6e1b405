import { env } from '$env/dynamic/private';
import { existsSync } from 'node:fs';
import { demoMarker } from '#warehouse/home.ts';

/** The folder that holds everything a site has. */
export const home = (): string => env.DONTHU_HOME ?? './data';

/** Made-up data lies here, and every page has to say so. */
export const isDemo = (): boolean => existsSync(demoMarker(home()));
