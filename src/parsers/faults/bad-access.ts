/** How kernels and crash reporters write that a process touched memory that is none of its own. Apart from the dialects, because one reads such a line and another must leave it alone. */

// EXC_BAD_ACCESS (SIGSEGV) KERN_INVALID_ADDRESS at 0x000000020c3a4000     EXC_BAD_ACCESS, address(0x13)     unable to handle page fault for address: 0x801c0000
export const BAD_ACCESS =
  /\bKERN_(?:INVALID_ADDRESS|PROTECTION_FAILURE) at 0x|\b(?:segfault|SIGSEGV|SIGBUS|bad access|EXC_BAD_ACCESS|unable to handle (?:kernel |page |paging |null |pointer |memory )*(?:access|fault|request|dereference))\b.{0,60}\b(?:0x[0-9a-f]{1,16}|0[0-9a-f]{15})\b/i;
