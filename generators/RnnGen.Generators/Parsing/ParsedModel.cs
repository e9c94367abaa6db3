using RnnGen.Generators.Collections;
using RnnGen.Generators.Specs;

namespace RnnGen.Generators.Parsing;

/// <summary>What the sources say of a model: all that is read after each change of a declaration, and no more. What follows from it is computed if it differs.</summary>
/// <param name="Type">The annotated class.</param>
/// <param name="Values">The attribute's values.</param>
/// <param name="Errors">What is wrong with them apart from their sizes, a line each.</param>
internal sealed record ParsedModel(TypeDeclarationSpec Type, AttributeValues Values, EquatableArray<string> Errors);
