namespace RnnGen.Generators;

/// <summary>Names of the pipeline's steps, by which tests ask why a step ran.</summary>
internal static class TrackingNames
{
    /// <summary>Attribute and class to a parsed model.</summary>
    public const string Parse = nameof(Parse);

    /// <summary>One spec per model that can be: the cache gate in front of planning and emission.</summary>
    public const string Model = nameof(Model);

    /// <summary>One spec per model whose attribute cannot be followed.</summary>
    public const string InvalidModel = nameof(InvalidModel);
}
