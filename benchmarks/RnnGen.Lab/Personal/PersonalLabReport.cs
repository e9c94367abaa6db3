namespace RnnGen.Lab;

/// <summary>What one run of <c>personal</c> found.</summary>
/// <param name="Machine">Processor, cores, system and runtime.</param>
/// <param name="Texts">The texts; empty where their authors were measured.</param>
/// <param name="Authors">The authors of all texts; empty without <c>--authors</c>.</param>
internal sealed record PersonalLabReport(string Machine, IReadOnlyList<PersonalTextFigures> Texts, IReadOnlyList<AuthorFigures> Authors);
