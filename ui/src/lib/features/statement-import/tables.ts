/** How the names of files end that can hold a statement. */
const ENDINGS = /\.(xlsx|xlsm|xlsb|xls|ods|csv|tsv|txt|xml)$/i;

export const isTable = (fileName: string): boolean => ENDINGS.test(fileName);
