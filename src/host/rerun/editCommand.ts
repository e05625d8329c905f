import * as vscode from "vscode";
import { askText } from "../base/messages/askText";
import { visibleText } from "../base/messages/visibleText";
import { pickInterpreter } from "../logger/pickInterpreter";
import type { PreparedRerun } from "./preparedRerun";
import type { RerunCommand } from "./rerunCommand";

const redacted = "[redacted]";

/** What is being edited; the interpreter may still be missing. */
interface Draft {
  interpreter: string | null;
  args: string[];
  cwd: string;
  links: Set<string>;
}

type Act = { kind: "start" | "interpreter" | "cwd" | "add" | "nothing" } | { kind: "arg" | "link"; index: number };
type Item = vscode.QuickPickItem & { readonly act: Act };

/**
 * Shows the whole command, one line an argument, and lets the user change each. Throws `CancellationError` when they
 * leave; gives a command only when nothing is missing or redacted in it.
 * @param verb what starting it is called
 */
export async function editCommand(title: string, verb: string, prepared: PreparedRerun): Promise<RerunCommand> {
  const { plan, worktree, missing } = prepared;
  const draft: Draft = {
    interpreter: plan.interpreter,
    args: [...plan.args],
    cwd: plan.cwd ?? worktree,
    links: new Set(missing.filter(({ isWanted }) => isWanted).map(({ path }) => path)),
  };
  for (;;) {
    const placeHolder = vscode.l10n.t("Pick a line to change it; nothing goes through a shell");
    const picked = await vscode.window.showQuickPick(items(draft, verb, prepared), {
      title,
      placeHolder,
      ignoreFocusOut: true,
    });
    if (picked === undefined) throw new vscode.CancellationError();
    const act = picked.act.kind === "start" ? (nextGap(draft) ?? picked.act) : picked.act;
    if (act.kind === "start" && draft.interpreter !== null)
      return {
        interpreter: draft.interpreter,
        args: draft.args,
        cwd: draft.cwd,
        environment: plan.environment,
        links: missing.filter(({ path }) => draft.links.has(path)),
      };
    await change(draft, act, prepared);
  }
}

/** What must be filled in before a start. */
function nextGap({ interpreter, args }: Draft): Act | null {
  if (interpreter === null) return { kind: "interpreter" };
  const index = args.findIndex((arg) => arg.includes(redacted));
  return index < 0 ? null : { kind: "arg", index };
}

function items(draft: Draft, verb: string, { plan, missing, notes }: PreparedRerun): Item[] {
  const t = vscode.l10n.t;
  const heading = (label: string): Item => ({
    label,
    kind: vscode.QuickPickItemKind.Separator,
    act: { kind: "nothing" },
  });
  const missingText = t("not known: pick one");
  return [
    { label: `$(play) ${verb}`, alwaysShow: true, act: { kind: "start" } },
    ...notes.map((note): Item => ({ label: `$(info) ${visibleText(note)}`, act: { kind: "nothing" } })),
    heading(t("Interpreter")),
    {
      label: draft.interpreter === null ? `$(warning) ${missingText}` : visibleText(draft.interpreter),
      act: { kind: "interpreter" },
    },
    heading(t("Arguments")),
    ...draft.args.map((arg, index): Item => {
      const mark = arg.includes(redacted) ? "$(warning) " : "";
      return { label: mark + (arg === "" ? '""' : visibleText(arg)), act: { kind: "arg", index } };
    }),
    { label: `$(add) ${t("Add Argument…")}`, act: { kind: "add" } },
    heading(t("Working Directory")),
    { label: visibleText(draft.cwd), act: { kind: "cwd" } },
    ...(missing.length > 0 ? [heading(t("Links to Inputs (Not Write-Protected)"))] : []),
    ...missing.map(({ path, target }, index): Item => {
      const box = draft.links.has(path) ? "$(pass-filled)" : "$(circle-large-outline)";
      return { label: `${box} ${visibleText(path)}`, description: visibleText(target), act: { kind: "link", index } };
    }),
    heading(t("Environment")),
    ...Object.entries(plan.environment).map(([name, value]): Item => ({
      label: visibleText(`${name}=${value}`),
      act: { kind: "nothing" },
    })),
  ];
}

async function change(draft: Draft, act: Act, { missing }: PreparedRerun): Promise<void> {
  const t = vscode.l10n.t;
  switch (act.kind) {
    case "interpreter":
      draft.interpreter = (await pickInterpreter(t("Re-run"))) ?? draft.interpreter;
      return;
    case "cwd":
      draft.cwd = (await ask(t("Working directory"), draft.cwd)) ?? draft.cwd;
      return;
    case "add": {
      const added = await ask(t("New argument"), "");
      if (added !== undefined) draft.args.push(added);
      return;
    }
    case "arg": {
      const edited = await ask(t("Argument {0} (empty: remove it)", act.index + 1), draft.args[act.index] ?? "");
      if (edited !== undefined) draft.args.splice(act.index, 1, ...(edited === "" ? [] : [edited]));
      return;
    }
    case "link": {
      const path = missing[act.index]?.path ?? "";
      if (!draft.links.delete(path)) draft.links.add(path);
      return;
    }
    case "start":
    case "nothing":
      return; // Shown only.
  }
}

function ask(prompt: string, value: string): Thenable<string | undefined> {
  return askText({ prompt, value, ignoreFocusOut: true });
}
