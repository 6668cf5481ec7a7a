// The products of a CSAF document (CSAF 2.0 and 2.1, /product_tree): what each is called, and which
// versions it means.

import { cpeOfAnyVersion, cpeVersion, isCpe } from '../../model/package/cpe.ts';
import { parsePurl, purlText } from '../../model/package/purl.ts';
import { fieldOf, listOf, textOf } from '../inventory/value.ts';

/** A product, without its status. */
export interface CsafProduct {
  readonly id: string;
  readonly name: string;
  /** The package as the contract writes it. */
  readonly package: unknown;
  readonly otherwise: unknown;
  /** A single version, a range in the form of its branch, or neither. */
  readonly version?: string | undefined;
  readonly range?: string | undefined;
  /** The product that it is installed on, if a relationship says so. */
  readonly platform?: string | undefined;
}

export interface CsafProducts {
  readonly byId: ReadonlyMap<string, CsafProduct>;
  /** The ids in each group. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
}

/** The names of the branches above a product, by their categories. */
type Path = Readonly<Record<string, string>>;

/** CSAF 2.1, test 6.1.57, allows 30 levels. */
const MOST_DEPTH = 30;
const MOST_PRODUCTS = 20_000;

/** Collects the products. Branches that are nested too deeply are left out, with a note. */
export function productsIn(
  tree: unknown,
  publisher: string,
): CsafProducts & { readonly notes: readonly string[] } {
  const byId = new Map<string, CsafProduct>();
  const notes = new Set<string>();
  const add = (product: CsafProduct | undefined): void => {
    if (product === undefined) return;
    if (byId.size < MOST_PRODUCTS) byId.set(product.id, product);
    else
      notes.add(`The document has more than ${MOST_PRODUCTS} products; the others are left out.`);
  };
  const walk = (branch: unknown, path: Path, depth: number): void => {
    if (depth > MOST_DEPTH) {
      notes.add(`Branches of more than ${MOST_DEPTH} levels are left out.`);
      return;
    }
    const [category, name] = [textOf(branch, 'category'), textOf(branch, 'name')];
    const below =
      category === undefined || name === undefined ? path : { ...path, [category]: name };
    add(productOf(fieldOf(branch, 'product'), below, publisher));
    for (const child of listOf(branch, 'branches')) walk(child, below, depth + 1);
  };
  for (const one of listOf(tree, 'full_product_names')) add(productOf(one, {}, publisher));
  for (const one of listOf(tree, 'branches')) walk(one, {}, 1);
  for (const one of listOf(tree, 'relationships')) add(relatedProduct(one, byId));
  const groups = listOf(tree, 'product_groups').map((group): [string, string[]] => [
    textOf(group, 'group_id') ?? '',
    listOf(group, 'product_ids').filter((id) => typeof id === 'string'),
  ]);
  return { byId, groups: new Map(groups), notes: [...notes] };
}

function productOf(full: unknown, path: Path, publisher: string): CsafProduct | undefined {
  const [id, name] = [textOf(full, 'product_id'), textOf(full, 'name')];
  if (id === undefined || name === undefined) return undefined;
  const helper = fieldOf(full, 'product_identification_helper');
  const [purl] = [textOf(helper, 'purl'), ...listOf(helper, 'purls')].flatMap((text) =>
    typeof text === 'string' ? (parsePurl(text) ?? []) : [],
  );
  const cpe = textOf(helper, 'cpe');
  const named = cpe !== undefined && isCpe(cpe) ? { cpe: cpeOfAnyVersion(cpe) } : {};
  const vendor =
    path['vendor'] === undefined || path['vendor'] === publisher ? {} : { vendor: path['vendor'] };
  const product = { product: path['product_name'] ?? name, ...vendor, ...named };
  const qualifiers = new Map([...(purl?.qualifiers ?? [])].filter(([key]) => key !== 'vers'));
  const version =
    path['product_version'] ??
    purl?.version ??
    (cpe !== undefined && isCpe(cpe) ? cpeVersion(cpe) : undefined);
  const range = path['product_version_range'] ?? purl?.qualifiers.get('vers');
  return {
    id,
    name,
    package: purl === undefined ? product : purlText({ ...purl, version: undefined, qualifiers }),
    otherwise: product,
    ...(path['product_version'] === undefined && range !== undefined ? { range } : { version }),
  };
}

/** A component of another product: the component, on that product. */
function relatedProduct(
  relation: unknown,
  byId: ReadonlyMap<string, CsafProduct>,
): CsafProduct | undefined {
  const full = fieldOf(relation, 'full_product_name');
  const [id, name] = [textOf(full, 'product_id'), textOf(full, 'name')];
  const component = byId.get(textOf(relation, 'product_reference') ?? '');
  const whole = byId.get(textOf(relation, 'relates_to_product_reference') ?? '');
  if (id === undefined || name === undefined || component === undefined) return undefined;
  return { ...component, id, name, platform: whole?.name };
}
