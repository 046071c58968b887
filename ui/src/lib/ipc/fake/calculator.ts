// A few calculations of the host, with answers that are right for small numbers.

import type {
  CalculationView,
  CalculatorFunction,
  CalculatorParameter,
  OutcomeView,
} from '../types';
import type { Handlers } from './handlers';

type Inputs = Readonly<Record<string, string>>;
type Worked = Pick<CalculationView, 'outcomes' | 'steps' | 'alternatives'>;

const GUIDE = 'Commercial Licensing Guide (2017)';
const undated = { validFrom: null, validTo: null };

const FUNCTIONS: CalculatorFunction[] = [
  {
    function: 'windows_std_stacking',
    label: 'Windows Server for virtual machines',
    summary: 'How many core licenses a server needs so that virtual machines may run on it.',
    theme: 'servers',
    themeLabel: 'Windows Server and System Center',
    parameters: [
      parameter('processors', 'Physical cores of each processor', 'counts', '2x10'),
      parameter('vms', 'Virtual machines and Hyper-V containers', 'count', '5'),
      {
        ...parameter('host_runs_workload', 'The host does other work, too', 'yes_no', 'no'),
        default: 'no',
        required: false,
      },
    ],
  },
  {
    function: 'sql_core_vm',
    label: 'SQL Server in a virtual machine',
    summary: 'How many core licenses SQL Server needs in one virtual machine.',
    theme: 'sql_server',
    themeLabel: 'SQL Server',
    parameters: [parameter('vcores', 'Virtual cores', 'count', '6')],
  },
  {
    function: 'program_min',
    label: 'Minimum of a program',
    summary: 'The smallest size that a licensing program asks for.',
    theme: 'programs',
    themeLabel: 'Points, prices and programs',
    parameters: [
      {
        ...parameter('program', 'Program', 'choice', 'mpsa'),
        choices: [
          { code: 'mpsa', label: 'MPSA' },
          { code: 'select_plus', label: 'Select Plus' },
        ],
      },
      {
        ...parameter('size', 'Users, devices, points or licenses there are', 'count', '300'),
        required: false,
      },
    ],
  },
];

const WORK: Readonly<Record<string, (inputs: Inputs) => Worked>> = {
  windows_std_stacking: (inputs) => {
    const cores = list(inputs['processors'] ?? '').map((each) => Math.max(8, each));
    const base = Math.max(
      16,
      cores.reduce((sum, each) => sum + each, 0),
    );
    const environments = whole('vms', inputs) + (inputs['host_runs_workload'] === 'yes' ? 1 : 0);
    const sets = Math.max(1, Math.ceil(environments / 2));
    return {
      outcomes: [outcome('licenses', 'Core licenses', sets * base, 'core licenses')],
      steps: [`${environments} environments ÷ 2: ${sets}`, `${sets} × ${base} = ${sets * base}`],
      alternatives: [],
    };
  },
  sql_core_vm: (inputs) => {
    const licenses = Math.max(4, whole('vcores', inputs));
    return {
      outcomes: [outcome('licenses', 'Core licenses', licenses, 'core licenses')],
      steps: [`A virtual machine counts with 4 cores at least: ${licenses} core licenses.`],
      alternatives: [],
    };
  },
  program_min: (inputs) => ({
    outcomes: [outcome('minimum', 'Minimum', 250, 'users or devices')],
    steps: ['The program asks for 250 users or devices at least.'],
    alternatives:
      inputs['program'] === 'mpsa'
        ? [
            {
              fact: 'minimum_mpsa',
              value: '500',
              note: 'Another place in the same guide.',
              source: `${GUIDE}, MPSA`,
              ...undated,
              outcomes: [outcome('minimum', 'Minimum', 500, 'users or devices')],
            },
          ]
        : [],
  }),
};

export function calculatorHandlers(): Pick<Handlers, 'calculator_functions' | 'calculate'> {
  return {
    calculator_functions: () => FUNCTIONS,
    calculate: ({ request }) => {
      const asked = FUNCTIONS.find((each) => each.function === request.function);
      const worked = WORK[request.function]?.(request.inputs);
      if (!asked || !worked) throw refusal('no_such_calculation', {});
      const given = (each: CalculatorParameter) => request.inputs[each.name] ?? each.default;
      return {
        function: asked.function,
        label: asked.label,
        inputs: asked.parameters.flatMap((each) => {
          const value = given(each);
          return value === null ? [] : [{ name: each.name, label: each.label, value }];
        }),
        ...worked,
        rule: { id: asked.function, statement: asked.summary, source: GUIDE, ...undated },
        facts: [],
        caveats: ['Applies from version 2016 on.'],
      };
    },
  };
}

function parameter(name: string, label: string, kind: string, example: string) {
  return {
    name,
    label,
    kind,
    allowed: 'a whole number from 1 to 10000',
    required: true,
    default: null,
    example,
    least: null,
    most: null,
    choices: [],
  } satisfies CalculatorParameter;
}

function outcome(name: string, label: string, number: number, unit: string): OutcomeView {
  return { name, label, value: `${number}`, unit, text: `${number} ${unit}` };
}

function whole(name: string, inputs: Inputs): number {
  const number = Number(inputs[name]);
  if (!Number.isInteger(number) || number < 1) {
    throw refusal('bad_input', { parameter: name, allowed: 'a whole number from 1 to 10000' });
  }
  return number;
}

/** `2x10, 6` is 10, 10, 6. */
function list(text: string): number[] {
  return text.split(',').flatMap((item) => {
    const [times, each] = item.includes('x') ? item.split('x') : ['1', item];
    return Array.from({ length: Number(times) }, () => Number(each));
  });
}

function refusal(code: string, details: Record<string, string>) {
  return { code, message: 'this cannot be calculated', hint: null, details };
}
