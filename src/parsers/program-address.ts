/** Names of addresses that a program uses itself: what they hold is never what a device is given. */

// VirtualAddress     kva     vaddr     cpu_addr
const OF_PROGRAM = /^(?:k?va|v_?addr|(?:kernel|virt|virtual|cpu|process|user|vm)[ _]?(?:va|ptr|addr|address|mem))$/i;

/** True for the name of an address of a program's own memory. */
export const isOfProgram = (name: string): boolean => OF_PROGRAM.test(name);
