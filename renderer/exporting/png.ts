/** A vector picture as PNG, drawn by the browser; the command line, which has none, does it on its own. */

/** Sharp on dense screens and in print. */
const PIXELS_PER_UNIT = 2;
/** No browser draws on a canvas that is wider or higher. */
const SIDE_MAX_PX = 16_384;

export async function pngOf(svg: string): Promise<Uint8Array> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const blob = await drawn(image);
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** A run of very many lanes is drawn as large as a canvas can be. */
function drawn(image: HTMLImageElement): Promise<Blob> {
  const scale = Math.min(PIXELS_PER_UNIT, SIDE_MAX_PX / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(image.width * scale);
  canvas.height = Math.floor(image.height * scale);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser draws no canvas');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('this browser makes no PNG'));
      else resolve(blob);
    }, 'image/png');
  });
}
