/// Columns of the node table, in order from the left; also what `<` `>` sort by.
package enum NodeColumn: String, CaseIterable, Sendable {
  case finding, name, rack, state, power, inlet, temperature, load, memory, fabric, age
}
