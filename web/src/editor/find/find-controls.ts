/** A line to type into; `onType` is told after each key. */
export function field(label: string, value: string, onType: () => void): HTMLInputElement {
  const input = document.createElement('input');
  input.type = 'text';
  input.value = value;
  input.placeholder = label;
  input.setAttribute('aria-label', label);
  input.className = 'find-field';
  input.spellcheck = false;
  input.addEventListener('input', onType);
  return input;
}

export function button(sign: string, label: string, onPress: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'find-button';
  made.textContent = sign;
  if (label !== sign) {
    made.setAttribute('aria-label', label);
    made.title = label;
  }
  made.addEventListener('click', onPress);
  return made;
}

interface Toggle {
  element: HTMLButtonElement;
  on: () => boolean;
}

/** A button that stays pressed. */
export function toggle(sign: string, label: string, on: boolean, onChange: () => void): Toggle {
  const isOn = () => element.getAttribute('aria-pressed') === 'true';
  const element = button(sign, label, () => {
    element.setAttribute('aria-pressed', `${!isOn()}`);
    onChange();
  });
  element.setAttribute('aria-pressed', `${on}`);
  return { element, on: isOn };
}
