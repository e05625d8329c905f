import type { HoverOrder } from "../../../../src/core/view/curves/hoverRows";
import { Signal } from "../../../shared/signal";
import type { CompareContext } from "../../compareContext";
import { groupingOf } from "../../grouping/groupingOf";
import type { RunGrouping } from "../../grouping/runGrouping";
import { readCurveSettings, type CurveSettings } from "./curveSettings";

const preference = "curves";

/** Where the user points, on whichever chart. */
export interface Pointed {
  /** The chart that is pointed at. */
  readonly metric: string;
  /** Place on the axis. */
  readonly place: number;
}

/** What all charts of the section share: the settings, the zoomed part of the axis, and the place pointed at. */
export class CurveBoard {
  readonly onDidSet = new Signal<void>();
  readonly onDidZoom = new Signal<void>();
  readonly onDidPoint = new Signal<Pointed | null>();
  readonly groups: RunGrouping;
  #settings: CurveSettings;
  #range: readonly [number, number] | null = null;
  #order: HoverOrder = "value";
  #pointed: Pointed | null = null;
  #keeping = 0;

  constructor(readonly context: CompareContext) {
    this.#settings = readCurveSettings(context.preferences[preference]);
    this.groups = groupingOf(context);
  }

  get settings(): CurveSettings {
    return this.#settings;
  }

  set(change: Partial<CurveSettings>): void {
    const isNewAxis = change.axis !== undefined || change.isLogX !== undefined;
    this.#settings = { ...this.#settings, ...change };
    if (isNewAxis) this.#range = null;
    this.onDidSet.fire();
    // A slider is dragged through many values: the last one is kept.
    window.clearTimeout(this.#keeping);
    this.#keeping = window.setTimeout(() => this.#keep(), 300);
  }

  /** The part of the axis that all charts show; null: all of it. */
  get range(): readonly [number, number] | null {
    return this.#range;
  }

  zoom(range: readonly [number, number] | null): void {
    this.#range = range;
    this.onDidZoom.fire();
  }

  point(pointed: Pointed | null): void {
    this.#pointed = pointed;
    this.onDidPoint.fire(pointed);
  }

  /** By what the values at the place pointed at are sorted, on all charts. */
  get order(): HoverOrder {
    return this.#order;
  }

  sortValues(order: HoverOrder): void {
    this.#order = order;
    this.onDidPoint.fire(this.#pointed);
  }

  #keep(): void {
    const { host } = this.context;
    const { axis, pinned, ...rest } = this.#settings;
    const kept = { ...rest, pinned: [...pinned], axis: typeof axis === "object" ? { ...axis } : axis };
    // The choice holds for this page all the same.
    host.setPreference(preference, kept).catch(reportError);
  }
}
