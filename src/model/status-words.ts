/** What the words of a status say of where a command failed. */

// dma_error     DmaReadAborted     IOC_STATUS_PCIE_BUS_FAULT     master abort
const DATA_PATH =
  /dma|pcie?[ _-]?(?:bus|err|fault|abort)|bus[ _-]?(?:err|fault|abort)|iommu|axi|master[ _-]?abort|host[ _-]?mem/i;

/** True for a status that names the way of the data: whoever reports it carried the command out, and its data did not arrive. */
export const blamesDataPath = (text: string): boolean => DATA_PATH.test(text);
