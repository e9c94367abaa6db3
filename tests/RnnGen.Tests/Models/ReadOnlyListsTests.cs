using RnnGen.SweepModels;

namespace RnnGen.Tests;

/// <summary>Lists that describe a class for the whole process cannot be written to, whatever they are cast to.</summary>
public sealed class ReadOnlyListsTests
{
    private static readonly RnnModel Model = ParityModel.Create("LstmL2", BigramModel.Words(ParityModel.VocabularySize("LstmL2")), seed: 1);

    [Fact]
    public void The_tensors_of_a_model()
    {
        AssertReadOnly(Model.Tensors);
        AssertReadOnly(Model.Bound.Network.Layout.CarriedRegions);
    }

    [Fact]
    public void The_tensors_of_a_file_and_its_words()
    {
        using ModelFile file = ModelFile.Open(Model.Save());
        AssertReadOnly(file.Tensors);
        AssertReadOnly(file.Tensors[0].Shape);
        AssertReadOnly(file.Vocabulary.Words);
        Assert.True(file.Metadata is not IDictionary<string, string> { IsReadOnly: false });
    }

    private static void AssertReadOnly<T>(IReadOnlyList<T> list)
    {
        Assert.False(list is T[]);
        Assert.True(list is not IList<T> written || written.IsReadOnly);
    }
}
