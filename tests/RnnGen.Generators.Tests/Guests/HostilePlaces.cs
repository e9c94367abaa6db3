namespace RnnGen.Generators.Tests;

/// <summary>
/// Where a user may declare a name, by title. In the sources, TYPES stands for types of that name, ATTRIBUTES for attributes, METHODS for methods, FIELDS for a field, EXTENSIONS for extension methods, NAME for the
/// name itself, MODEL for a model, NAMED for a model of that name, and WITH{ } for a model with members.
/// </summary>
internal static class HostilePlaces
{
    /// <summary>Places where every name is the user's to give.</summary>
    public static readonly IReadOnlyDictionary<string, string> Free = new Dictionary<string, string>
    {
        ["type beside the model"] = "namespace Garden { TYPES MODEL }",
        ["attribute beside the model"] = "namespace Garden { ATTRIBUTES MODEL }",
        ["type in an outer namespace"] = "namespace Garden { TYPES namespace Beds { MODEL } }",
        ["type in a namespace within RnnGen, with the model"] = "namespace RnnGen.Garden { TYPES MODEL }",
        ["namespace beside the model"] = "namespace Garden.@NAME { class Tree; } namespace Garden { MODEL }",
        ["namespace of the model, within another"] = "namespace Garden.@NAME { MODEL }",
        ["the model's name"] = "namespace Garden { NAMED }",
        ["the containing class's name"] = "namespace Garden { partial class @NAME { MODEL } }",
        ["field of the model"] = "namespace Garden { WITH{ FIELDS } }",
        ["methods of the model"] = "namespace Garden { WITH{ METHODS } }",
        ["type within the model"] = "namespace Garden { WITH{ TYPES } }",
        ["type within the containing class"] = "namespace Garden { partial class Bed { TYPES MODEL } }",
        ["field of the containing class"] = "namespace Garden { partial class Bed { FIELDS MODEL } }",
        ["methods of the containing class"] = "namespace Garden { partial class Bed { METHODS MODEL } }",
        ["type within a base of the containing class"] = "namespace Garden { class Soil { TYPES } class Earth : Soil; partial class Bed : Earth { MODEL } }",
        ["field of a base of the containing class"] = "namespace Garden { class Soil { FIELDS } partial class Bed : Soil { MODEL } }",
        ["methods of a base of the containing class"] = "namespace Garden { class Soil { METHODS } partial class Bed : Soil { MODEL } }",
        ["alias in the file"] = "using @NAME = System.MathF; namespace Garden { MODEL }",
        ["alias in the namespace"] = "namespace Garden { using @NAME = System.String; MODEL }",
        ["alias in the project"] = "global using @NAME = System.MathF; namespace Garden { MODEL }",
        ["alias of a namespace in the project"] = "global using @NAME = System.Text; namespace Garden { MODEL }",
        ["imported type"] = "global using Orchard; namespace Orchard { TYPES } namespace Garden { MODEL }",
        ["imported attribute"] = "global using Orchard; namespace Orchard { ATTRIBUTES } namespace Garden { MODEL }",
        ["statically imported members"] = "global using static Orchard.Tree; namespace Orchard { public static class Tree { METHODS } } namespace Garden { MODEL }",
        ["statically imported type"] = "global using static Orchard.Tree; namespace Orchard { public static class Tree { TYPES } } namespace Garden { MODEL }",
        ["imported extension methods"] = "global using Orchard; namespace Orchard { EXTENSIONS } namespace Garden { MODEL }",
        ["extension methods in the global namespace"] = "EXTENSIONS namespace Garden { MODEL }",
        ["extension methods in namespace RnnGen"] = "namespace RnnGen { EXTENSIONS } namespace Garden { MODEL }",
        ["extension methods in namespace System"] = "namespace System { EXTENSIONS } namespace Garden { MODEL }",
        ["extension methods in namespace System.Runtime.Intrinsics"] = "namespace System.Runtime.Intrinsics { EXTENSIONS } namespace Garden { MODEL }",
    };

    /// <summary>Places where some names are refused with an error of the generator's: they would hide the framework, the library or generated code itself.</summary>
    public static readonly IReadOnlyDictionary<string, string> Guarded = new Dictionary<string, string>
    {
        ["type in the global namespace"] = "TYPES namespace Garden { MODEL }",
        ["attribute in the global namespace"] = "ATTRIBUTES namespace Garden { MODEL }",
        ["type in namespace RnnGen"] = "namespace RnnGen { TYPES } namespace Garden { MODEL }",
        ["type in namespace RnnGen, with the model"] = "namespace RnnGen { TYPES MODEL }",
        ["type in namespace RnnGen.CompilerServices"] = "namespace RnnGen.CompilerServices { TYPES } namespace Garden { MODEL }",
        ["type in namespace RnnGen.Generated"] = "namespace RnnGen.Generated { TYPES } namespace Garden { MODEL }",
        ["type in the model's generated namespace"] = "namespace RnnGen.Generated.Garden_Orchid { TYPES } namespace Garden { MODEL }",
        ["type in namespace System"] = "namespace System { TYPES } namespace Garden { MODEL }",
        ["attribute in namespace System"] = "namespace System { ATTRIBUTES } namespace Garden { MODEL }",
        ["type in namespace System.Runtime.Intrinsics"] = "namespace System.Runtime.Intrinsics { TYPES } namespace Garden { MODEL }",
        ["type in namespace System.Runtime.CompilerServices"] = "namespace System.Runtime.CompilerServices { TYPES } namespace Garden { MODEL }",
        ["type in namespace System.Runtime.InteropServices"] = "namespace System.Runtime.InteropServices { TYPES } namespace Garden { MODEL }",
        ["type in namespace System.IO"] = "namespace System.IO { TYPES } namespace Garden { MODEL }",
        ["namespace at the top"] = "namespace @NAME { class Tree; } namespace Garden { MODEL }",
        ["namespace within RnnGen"] = "namespace RnnGen.@NAME { class Tree; } namespace Garden { MODEL }",
        ["namespace within System"] = "namespace System.@NAME { class Tree; } namespace Garden { MODEL }",
        ["namespace of the model"] = "namespace @NAME { MODEL }",
        ["the model's name, in the global namespace"] = "NAMED",
        ["type parameter of the containing class"] = "namespace Garden { partial class Bed<@NAME> { MODEL } }",
        ["namespace within System.IO"] = "namespace System.IO.@NAME { class Tree; } namespace Garden { MODEL }",
        ["extension methods in the model's generated namespace"] = "namespace RnnGen.Generated.Garden_Orchid { EXTENSIONS } namespace Garden { MODEL }",
    };

    /// <summary>What is no program, with a model or without one: the attribute itself cannot be written.</summary>
    public static readonly IReadOnlyList<(string Place, string Name)> Impossible =
    [
        ("type in the global namespace", "RnnGen"),
        ("attribute in the global namespace", "RnnGen"),
        ("attribute in the global namespace", "System"),
        ("the model's name, in the global namespace", "RnnGen"),
        ("type in namespace RnnGen", "RecurrentCell"),
        ("type in namespace RnnGen, with the model", "RecurrentCell"),
        ("namespace within RnnGen", "RecurrentCell"),
    ];
}
