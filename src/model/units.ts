/**
 * The address spaces of the field, as types that refuse to be mixed up.
 * Every address is an unsigned 64-bit bigint; a brand says whose address it is.
 */

declare const space: unique symbol;

type Address<Space extends string> = bigint & { readonly [space]: Space };

/** An address on the device's side of the IOMMU, as in `fBufferIOVMAddr`. */
export type Iova = Address<"iova">;

/** An address in the controller's private memory, as in the probe's `Source Address`; never comparable to an {@link Iova}. */
export type DeviceAddress = Address<"device">;

/** A CPU virtual address inside a host process, as `UserGetDataBuffer` leads to. */
export type HostAddress = Address<"host">;

const u64 = (value: bigint): bigint => BigInt.asUintN(64, value);

/** Wraps to 64 bits: wider input loses its upper bits, negative input becomes its two's complement. */
export const iova = (value: bigint): Iova => u64(value) as Iova;

/** Wraps to 64 bits, as {@link iova}. */
export const deviceAddress = (value: bigint): DeviceAddress => u64(value) as DeviceAddress;

/** Wraps to 64 bits, as {@link iova}. */
export const hostAddress = (value: bigint): HostAddress => u64(value) as HostAddress;

/** Lower-case hexadecimal with `0x` and no leading zeros: the one spelling of addresses and codes in every output. */
export const hex = (value: bigint | number): string => `0x${value.toString(16)}`;
