namespace RnnGen.Tests;

/// <summary>What a model file that a command has written says of itself.</summary>
internal static class SavedModel
{
    public static Vocabulary VocabularyOf(string path)
    {
        using ModelFile file = ModelFile.Open(path);
        file.Verify();
        return file.Vocabulary;
    }

    public static ModelShape ShapeOf(string path)
    {
        using ModelFile file = ModelFile.Open(path);
        return file.Shape;
    }
}
