import { createContext } from 'svelte';

/** Opens the definition of an indicator beside the page. */
export type OpenDefinition = (metric: string) => void;

export const [definitionOpener, setDefinitionOpener] = createContext<OpenDefinition>();
