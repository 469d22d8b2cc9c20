/** Gives a file to the browser's downloads. */
export const saveFile = (name: string, type: string, content: BlobPart): void => {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers fetch it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};
