namespace RnnGen.Benchmarks.Tests;

/// <summary>Models whose sizes fill no vector and no panel.</summary>
internal static class OddModels
{
    public static RnnModel Create(RecurrentCell cell)
    {
        Vocabulary words = ZipfText.Vocabulary(OddLstm.VocabularySize);
        return cell switch
        {
            RecurrentCell.Tanh => new OddTanh(words, ModelCase.Seed),
            RecurrentCell.Relu => new OddRelu(words, ModelCase.Seed),
            _ => new OddLstm(words, ModelCase.Seed),
        };
    }
}
