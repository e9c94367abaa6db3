namespace RnnGen.Generators.Specs;

/// <summary>The generator's view of the attribute's <c>RecurrentCell</c>; a test asserts that names and values agree.</summary>
internal enum CellKind
{
    Tanh,
    Relu,
    Lstm,
    Gru,
    Cifg,
}
