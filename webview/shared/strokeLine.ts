/** A line in columns, and its strokes. */
interface StrokedLine {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly colour: string;
  /** CSS pixels of dashes and gaps; none: solid. */
  readonly dash: readonly number[];
  /** CSS pixels. */
  readonly width: number;
}

/** An axis on the canvas: values, or their logarithms, and CSS pixels go in step from one place on. */
export interface StrokedAxis {
  readonly isLog: boolean;
  /** A place on the axis (a logarithm on a logarithmic one), and its pixel. */
  readonly from: number;
  readonly pixel: number;
  /** Pixels for each unit from there. */
  readonly scale: number;
}

/**
 * Points that a wide line is stroked with at once: without a graphics card the time a browser takes grows faster than
 * the path. Twenty lines of 2,000 points took 116 ms whole and 45 ms so; lines of one pixel take 12 ms either way.
 */
const pieceLength = 32;

/** Browsers draw wrong what is farther out than this (CSS pixels). */
const farthest = 32_767;

/**
 * Strokes a line. Pieces share a stretch between two points, so that no seam is seen. Nothing is called for a point but
 * the canvas: the first charts of a page have tens of thousands of points, drawn before the browser has made code fast.
 */
export function strokeLine(
  draw: CanvasRenderingContext2D,
  line: StrokedLine,
  across: StrokedAxis,
  up: StrokedAxis,
): void {
  const { x, y, dash, width } = line;
  const most = width > 1 ? pieceLength : Infinity;
  const floor = up.isLog ? 0 : -Infinity;
  const [fromX, pixelX, scaleX] = [across.from, across.pixel, across.scale];
  const [fromY, pixelY, scaleY] = [up.from, up.pixel, up.scale];
  draw.strokeStyle = line.colour;
  draw.lineWidth = width;
  draw.lineJoin = "bevel";
  draw.setLineDash([...dash]);
  /** Points of the piece, the last of them, and how long the line is up to there, which dashes go on from. */
  let [count, left, top, length] = [0, 0, 0, 0];
  for (let row = 0; row < x.length; row++) {
    const value = y[row]!;
    if (!(value > floor && value < Infinity)) {
      if (count > 1) draw.stroke();
      count = 0;
      length = 0;
      continue;
    }
    let nextLeft = pixelX + ((across.isLog ? Math.log10(x[row]!) : x[row]!) - fromX) * scaleX;
    let nextTop = pixelY + ((up.isLog ? Math.log10(value) : value) - fromY) * scaleY;
    if (nextLeft > farthest) nextLeft = farthest;
    else if (nextLeft < -farthest) nextLeft = -farthest;
    if (nextTop > farthest) nextTop = farthest;
    else if (nextTop < -farthest) nextTop = -farthest;
    if (count > 0) draw.lineTo(nextLeft, nextTop);
    if (count === most) {
      draw.stroke();
      beginPiece(draw, left, top, length);
      draw.lineTo(nextLeft, nextTop);
      count = 1;
    }
    if (count > 0 && dash.length > 0) length += Math.hypot(nextLeft - left, nextTop - top);
    left = nextLeft;
    top = nextTop;
    if (count === 0) beginPiece(draw, left, top, length);
    count++;
  }
  if (count > 1) draw.stroke();
}

/** @param length of the line up to here */
function beginPiece(draw: CanvasRenderingContext2D, left: number, top: number, length: number): void {
  draw.beginPath();
  draw.moveTo(left, top);
  draw.lineDashOffset = length;
}
