/**
 * Drivers whose device can be no storage adapter, by the name that Linux prints in front of its address: graphics, sound, USB and
 * networks. A refusal of theirs is never the adapter's. Authority: names of the drivers in the Linux tree.
 */
const OTHER_DEVICES: ReadonlySet<string> = new Set(
  (
    "i915 xe amdgpu radeon nouveau nvidia ast mgag200 vmwgfx " +
    "snd_hda_intel snd_hda_codec snd_soc_avs xhci_hcd xhci-pci ehci-pci ehci_hcd ohci-pci uhci_hcd thunderbolt " +
    "e1000 e1000e igb igc ixgbe ixgbevf i40e ice iavf r8169 tg3 bnx2 bnx2x bnxt_en mlx4_core mlx5_core atlantic alx sky2 " +
    "ftgmac100 macb fec iwlwifi ath9k ath10k_pci ath11k_pci ath12k_pci brcmfmac mt7601u mt7921e mt7925e rtl8192ee rtw88_8822ce rtw89_8852ae"
  ).split(" "),
);

/** False if the driver's device cannot be a storage adapter; true also for every driver that is not known. */
export const mayBeStorage = (driver: string | undefined): boolean =>
  driver === undefined || !OTHER_DEVICES.has(driver.toLowerCase());

/** `mpt3sas 0000:04:00.0: ` as a pattern: the driver in group 1, its device in group 2. */
export const DEVICE_PREFIX = "(?:([a-z][\\w-]{1,30}) ([0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\\.[0-7]): {0,8})?";
