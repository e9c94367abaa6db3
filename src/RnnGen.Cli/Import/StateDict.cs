using System.Text.Json;

namespace RnnGen.Cli;

/// <summary>The tensors of a PyTorch module by name, from one file or from shards.</summary>
internal sealed class StateDict
{
    private StateDict(IReadOnlyList<StateTensor> tensors)
    {
        Prefix = CommonPrefix([.. tensors.Select(static tensor => tensor.Name)]);
        Tensors = [.. tensors.Select(tensor => tensor with { Name = tensor.Name[Prefix.Length..] })];
        Files = [.. tensors.Select(static tensor => tensor.File).Distinct()];
    }

    /// <summary>What all names begin with, such as <c>module.</c> or <c>_orig_mod.</c>, which wrappers put before them; empty where there is nothing.</summary>
    public string Prefix { get; }

    /// <summary>The tensors, under names without the prefix.</summary>
    public IReadOnlyList<StateTensor> Tensors { get; }

    /// <summary>The files that hold them.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Reads the names and shapes of a safetensors file, or of the shards that an index (<c>.json</c>) lists.</summary>
    /// <exception cref="FailureException">A file is missing, damaged or no such file.</exception>
    public static StateDict Read(string path)
    {
        IReadOnlyList<StateTensor> tensors = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? ReadShards(path) : StateFile.Read(path);
        return tensors.Count > 0 ? new StateDict(tensors) : throw new FailureException($"the weights '{path}' hold no tensor.");
    }

    /// <summary>Finds a tensor; null where there is none.</summary>
    /// <param name="name">Its name, with or without the prefix.</param>
    public StateTensor? Find(string? name) => Tensors.FirstOrDefault(tensor => tensor.Name == name || Prefix + tensor.Name == name);

    private static List<StateTensor> ReadShards(string path)
    {
        Dictionary<string, Dictionary<string, StateTensor>> shards = [];
        List<StateTensor> tensors = [];
        foreach ((string name, string shard) in ReadIndex(path))
        {
            // An index may come from anywhere, and names nothing but its neighbours.
            if (shard.Length == 0 || shard != Path.GetFileName(shard))
            {
                throw new FailureException($"the index '{path}' names the shard '{shard}', which is not the name of a file beside it.");
            }

            if (!shards.TryGetValue(shard, out Dictionary<string, StateTensor>? held))
            {
                held = StateFile.Read(Path.Combine(Path.GetDirectoryName(path) ?? "", shard)).ToDictionary(static tensor => tensor.Name);
                shards.Add(shard, held);
            }

            tensors.Add(held.GetValueOrDefault(name) ?? throw new FailureException($"the index '{path}' says that '{shard}' holds tensor '{name}', but it does not."));
        }

        return tensors;
    }

    private static List<(string Name, string Shard)> ReadIndex(string path)
    {
        try
        {
            using JsonDocument index = JsonDocument.Parse(InputFile.ReadText(path, "index"));
            List<(string Name, string Shard)> entries = [.. index.RootElement.GetProperty("weight_map").EnumerateObject().Select(static entry => (entry.Name, entry.Value.GetString() ?? ""))];
            return entries.GroupBy(static entry => entry.Name).FirstOrDefault(static group => group.Count() > 1) is { } twice
                ? throw new FailureException($"the index '{path}' lists tensor '{twice.Key}' twice.")
                : entries;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FailureException($"the weights '{path}' are no index of shards: a JSON object with a \"weight_map\" from tensors to files is expected.", e);
        }
    }

    /// <summary>The whole modules that all names begin with.</summary>
    private static string CommonPrefix(string[] names)
    {
        string prefix = names[0];
        do
        {
            int end = prefix.AsSpan(0, Math.Max(0, prefix.Length - 1)).LastIndexOf('.');
            prefix = prefix[..(end + 1)];
        }
        while (!names.All(name => name.StartsWith(prefix, StringComparison.Ordinal)));

        return prefix;
    }
}
