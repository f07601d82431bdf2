"""Where everything in a drawing stands: layers from top to bottom, box inside box.

The steps are those of Sugiyama, Tagawa and Toda (IEEE Transactions on Systems, Man, and
Cybernetics 11, 1981), taken for one box after the other:

1. `joining` cuts every arrow into pieces, one for each box that it crosses, and with `ranking`
   gives states and labels their rows, from the outermost box inwards;
2. `laying`, from the innermost box outwards, lets `grid` lead the wires from row to row,
   `ordering` order the rows so that few wires cross, `aligning` place things so that wires run
   straight, and `tracks` keep apart what runs sideways.

The label of an arrow stands in a row of its own and takes up room like a state, so nothing lies
on anything else.
"""
