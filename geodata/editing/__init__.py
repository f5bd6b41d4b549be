"""Operations on the values of a brief, each with its inverse: the one way in which a brief is changed.

In: paths of records, operations, groups of them, records that cite others, values written back into YAML.
Not in: where changes are kept (``geodata.store``), rules that propose them (``geodata.drafting``).
"""
