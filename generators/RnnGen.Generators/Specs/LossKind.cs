namespace RnnGen.Generators.Specs;

/// <summary>The generator's view of the attribute's <c>LossPosition</c>; a test asserts that names and values agree.</summary>
internal enum LossKind
{
    EveryStep,
    LastStep,
}
