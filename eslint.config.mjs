// Lint rules. Which ring may import which is in .dependency-cruiser.cjs; here are only the rules a file can break alone.
import tseslint from "typescript-eslint";

const defaultExport = { selector: "ExportDefaultDeclaration", message: "No default exports: one name everywhere." };
const barrel = { selector: "ExportAllDeclaration", message: "No barrels: import from the file that holds the thing." };
const openMessage = {
  selector:
    "MemberExpression[object.property.name='window'][property.name=/^(show(Information|Warning|Error)Message|showInputBox|withProgress)$/]",
  message: "The editor makes links of such texts: use showMessage, askModal, askText or withProgress of src/host/base.",
};
const messageFiles = ["messages/showMessage", "messages/askModal", "messages/askText", "withProgress"].map(
  (name) => `src/host/base/${name}.ts`,
);

export default tseslint.config(
  { ignores: ["node_modules/", "dist/", "out/", ".vscode-test/", ".demo/", "bench/.work/", "test/fixtures/"] },
  // What a file says about its own rules does not count: a rule is changed here, where everybody sees it.
  { linterOptions: { noInlineConfig: true } },
  {
    files: ["src/**/*.ts", "webview/**/*.ts", "test/**/*.ts", "bench/**/*.ts"],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "max-lines": ["error", { max: 300 }],
      "no-console": "error",
      "no-restricted-syntax": ["error", defaultExport, barrel],
      "no-empty": "error",
      eqeqeq: "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/ban-ts-comment": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
    },
  },
  {
    files: ["src/core/**/*.ts", "src/protocol/**/*.ts"],
    rules: {
      "no-restricted-globals": [
        "error",
        { name: "process", message: "The core knows no Node." },
        { name: "document", message: "The core knows no DOM." },
      ],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "In the core, time is an argument." },
        { object: "Math", property: "random", message: "In the core, chance is an argument." },
      ],
    },
  },
  {
    files: ["src/host/**/*.ts"],
    ignores: messageFiles,
    // A later block replaces a rule of an earlier one: what is forbidden everywhere is told again.
    rules: { "no-restricted-syntax": ["error", defaultExport, barrel, openMessage] },
  },
  { files: ["test/**/*.ts"], rules: { "@typescript-eslint/no-unused-expressions": "off" } },
);
