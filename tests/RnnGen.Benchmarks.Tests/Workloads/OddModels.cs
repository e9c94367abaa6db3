namespace RnnGen.Benchmarks.Tests;

/// <summary>Models whose sizes fill no vector and no panel.</summary>
internal static class OddModels
{
    /// <summary>Creates a model of each cell, and one of tied embeddings.</summary>
    public static IEnumerable<RnnModel> CreateAll() =>
    [
        Create<OddTanh>(),
        Create<OddRelu>(),
        Create<OddLstm>(),
        Create<OddGru>(),
        Create<OddCifg>(),
        Create<OddTiedLstm>(),
    ];

    public static RnnModel Create<TModel>()
        where TModel : RnnModel, IRnnModel<TModel> => MeasuredModel.From<TModel>().CreateModel();
}
