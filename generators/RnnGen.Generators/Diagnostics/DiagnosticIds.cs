namespace RnnGen.Generators.Diagnostics;

/// <summary>The ids, never reused. Each has a page under generators/diagnostics.</summary>
internal static class DiagnosticIds
{
    public const string NotPartial = "RNNGEN001";
    public const string UnsupportedType = "RNNGEN002";
    public const string OwnBaseClass = "RNNGEN003";
    public const string SizeOutOfRange = "RNNGEN004";
    public const string TooLarge = "RNNGEN005";
    public const string NothingToTie = "RNNGEN006";
    public const string MemberClash = "RNNGEN007";
    public const string UnknownOption = "RNNGEN008";
    public const string LanguageTooOld = "RNNGEN009";
    public const string NotKnownYet = "RNNGEN010";
    public const string HiddenName = "RNNGEN011";
    public const string RequiredMember = "RNNGEN012";
    public const string MemberLeftNull = "RNNGEN013";
    public const string NotOptimized = "RNNGEN014";
    public const string PaddedWidth = "RNNGEN050";
}
