using RnnGen.Generators.Collections;

namespace RnnGen.Generators.Specs;

/// <summary>The context of the user's class, as far as its other part has to repeat it.</summary>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="ContainingTypes">Headers of the types around it, outermost first, such as <c>partial class Outer</c>.</param>
/// <param name="Name">Its name, escaped where it is a keyword.</param>
/// <param name="HintPrefix">Unique start of its generated files' names: namespace and containing types joined by dots, ending in the name.</param>
/// <param name="GeneratedNamespace">The namespace of its passes: unique to the model, and without any of the user's declarations.</param>
internal sealed record TypeDeclarationSpec(string Namespace, EquatableArray<string> ContainingTypes, string Name, string HintPrefix, string GeneratedNamespace);
