namespace RnnGen.Generators;

/// <summary>Names of the pipeline's steps, with which tests check why a step ran.</summary>
internal static class TrackingNames
{
    /// <summary>What the declarations of the project mean: the cache gate before anything is bound.</summary>
    public const string Declarations = nameof(Declarations);

    /// <summary>Attribute and class to a parsed model.</summary>
    public const string Parse = nameof(Parse);

    /// <summary>One spec per valid model: the cache gate before planning and emission.</summary>
    public const string Model = nameof(Model);

    /// <summary>One result per model whose attribute is invalid.</summary>
    public const string InvalidModel = nameof(InvalidModel);
}
