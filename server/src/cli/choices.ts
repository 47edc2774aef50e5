/** Values of `--fail-on`; `hint` is left out because hints never ask for action. */
export const FAIL_ON = ['error', 'warning', 'info', 'never'] as const;
