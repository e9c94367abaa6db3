namespace RnnGen.Cli;

/// <summary>The tensors that the command line says are which, by <c>--map</c>; null where it does not say.</summary>
/// <param name="Embedding">The embedding's.</param>
/// <param name="Rnn">The recurrent module, by its name.</param>
/// <param name="Projection">The projection's.</param>
/// <param name="Output">The output layer's.</param>
internal sealed record TensorMap(string? Embedding, string? Rnn, string? Projection, string? Output)
{
    private const string EmbeddingRole = "embedding";
    private const string RnnRole = "rnn";
    private const string ProjectionRole = "projection";
    private const string OutputRole = "output";

    /// <summary>Reads the values of the option.</summary>
    /// <param name="values">Such as <c>output=decoder.weight</c>.</param>
    /// <exception cref="UsageException">One is of another form, or a role is given twice.</exception>
    public static TensorMap Parse(IReadOnlyList<string> values)
    {
        Dictionary<string, string> map = [];
        string[] roles = [EmbeddingRole, RnnRole, ProjectionRole, OutputRole];
        foreach (string value in values)
        {
            if (value.Split('=', 2) is not [string role, { Length: > 0 } tensor] || !roles.Contains(role))
            {
                throw new UsageException($"--map must be {string.Join("=NAME, ", roles[..^1])}=NAME or {roles[^1]}=NAME, but is '{value}'.{(roles.Contains(value.Split('=')[0]) ? "" : Spelling.DidYouMean(value.Split('=')[0], roles))}");
            }

            if (!map.TryAdd(role, tensor))
            {
                throw new UsageException($"--map {role} is given twice: '{map[role]}' and '{tensor}'.");
            }
        }

        return new TensorMap(map.GetValueOrDefault(EmbeddingRole), map.GetValueOrDefault(RnnRole), map.GetValueOrDefault(ProjectionRole), map.GetValueOrDefault(OutputRole));
    }
}
