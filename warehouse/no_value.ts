/** In a filter: the records that have no value of the dimension. No code is written like this. */
export const NO_VALUE = '-';
