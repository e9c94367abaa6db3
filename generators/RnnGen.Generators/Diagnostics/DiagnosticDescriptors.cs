using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace RnnGen.Generators.Diagnostics;

/// <summary>
/// The catalogue. A message says what is wrong, with the numbers, then what to write. Errors cannot be configured away: no code is
/// generated for a model that has one.
/// </summary>
internal static class DiagnosticDescriptors
{
    private const string Usage = "RnnGen.Usage";
    private const string Shape = "RnnGen.Shape";
    private const string Limits = "RnnGen.Limits";
    private const string Pages = "https://github.com/rnngen/rnngen/blob/main/generators/diagnostics/";

    public static readonly DiagnosticDescriptor NotPartial = new(
        DiagnosticIds.NotPartial,
        "Model or containing type is not partial",
        "'{0}' is not partial, so no code can be generated for model '{1}': declare it as '{2}'",
        Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + DiagnosticIds.NotPartial + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnsupportedType = new(
        DiagnosticIds.UnsupportedType,
        "Type cannot be a model",
        "Model '{0}' must not be {1}: {2}",
        Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + DiagnosticIds.UnsupportedType + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor OwnBaseClass = new(
        DiagnosticIds.OwnBaseClass,
        "Model already has a base class",
        "Model '{0}' has base class '{1}', but a model must derive from RnnGen.RnnModel: remove the base class, or wrap the model in a class that has it",
        Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + DiagnosticIds.OwnBaseClass + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor SizeOutOfRange = new(
        DiagnosticIds.SizeOutOfRange,
        "Size is out of range",
        "{0} of model '{1}' {2}: write {0} = n with n from {3} to {4}",
        Shape,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + DiagnosticIds.SizeOutOfRange + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor TooLarge = new(
        DiagnosticIds.TooLarge,
        "Model does not fit in one array",
        "Model '{0}' takes {1} {2}, but one array holds at most {3}: reduce {4}",
        Limits,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + DiagnosticIds.TooLarge + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NothingToTie = new(
        DiagnosticIds.NothingToTie,
        "There is no embedding to tie",
        "Model '{0}' ties its output layer to its embedding, but has no embedding (EmbeddingSize = 0): write EmbeddingSize = {1}, the width of the hidden state, or remove TieEmbeddings",
        Shape,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + DiagnosticIds.NothingToTie + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor MemberClash = new(
        DiagnosticIds.MemberClash,
        "Name clashes with a generated member",
        "{0} clashes with the generated {1} of model '{2}': {3}",
        Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + DiagnosticIds.MemberClash + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnknownOption = new(
        DiagnosticIds.UnknownOption,
        "Option has no such value",
        "{0} has no value {1}: write {2}",
        Shape,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + DiagnosticIds.UnknownOption + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor LanguageTooOld = new(
        DiagnosticIds.LanguageTooOld,
        "Language version is too old",
        "Model '{0}' is compiled as C# {1}, but generated code needs C# {2}: write <LangVersion>{2}</LangVersion> or higher in the project",
        Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + DiagnosticIds.LanguageTooOld + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NotKnownYet = new(
        DiagnosticIds.NotKnownYet,
        "Argument is not known while code is generated",
        "{0} = {1} of model '{2}' is not known while code is generated, because it uses a constant that another generator writes, or depends on itself: "
            + "write a number, or a constant of your own that both sides use",
        Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + DiagnosticIds.NotKnownYet + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor HiddenName = new(
        DiagnosticIds.HiddenName,
        "Declaration hides a name that generated code uses",
        "{0} {1}, so no code can be generated for model '{2}': {3}",
        Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + DiagnosticIds.HiddenName + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor RequiredMember = new(
        DiagnosticIds.RequiredMember,
        "Required member cannot be set",
        "Member '{0}' is required, but 'Load' and 'Create' of model '{1}' cannot set it: remove 'required', and give it a default value or declare it as nullable",
        Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + DiagnosticIds.RequiredMember + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor MemberLeftNull = new(
        DiagnosticIds.MemberLeftNull,
        "Member is left null",
        "Member '{0}' is not nullable, but the generated constructors of model '{1}' leave it null: give it a default value, or declare it as '{2}?'",
        Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + DiagnosticIds.MemberLeftNull + ".md");

    public static readonly DiagnosticDescriptor NotOptimized = new(
        DiagnosticIds.NotOptimized,
        "Model is compiled without optimisation",
        "Model '{0}' is compiled without optimisation and runs some 80 times slower: write <Optimize>true</Optimize> in the project that declares it, or build with -c Release",
        Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + DiagnosticIds.NotOptimized + ".md");

    public static readonly DiagnosticDescriptor PaddedWidth = new(
        DiagnosticIds.PaddedWidth,
        "Width is padded",
        "{0} = {1} of model '{2}' is not a multiple of {3}, so it is padded to {4}: {0} = {4} costs the same",
        Shape,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Pages + DiagnosticIds.PaddedWidth + ".md");

    /// <summary>The diagnostic called <paramref name="id"/>.</summary>
    public static DiagnosticDescriptor Of(string id) => All.First(candidate => candidate.Id == id);

    /// <summary>All diagnostics, in the order of their ids.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> All =
    [
        NotPartial, UnsupportedType, OwnBaseClass, SizeOutOfRange, TooLarge, NothingToTie, MemberClash, UnknownOption, LanguageTooOld, NotKnownYet,
        HiddenName, RequiredMember, MemberLeftNull, NotOptimized, PaddedWidth,
    ];
}
