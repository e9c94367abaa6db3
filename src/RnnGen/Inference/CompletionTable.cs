using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>
/// The output layer a second time, its columns in the order of the sorted words: the words that begin with a prefix are a run of panels, and a
/// completion reads no others.
/// </summary>
internal sealed class CompletionTable
{
    private readonly AlignedBuffer _output;

    /// <summary>Room for the output layer.</summary>
    /// <param name="outputFloats">Its length, padding included.</param>
    public CompletionTable(int outputFloats) => _output = new AlignedBuffer(outputFloats);

    /// <summary>Copies the output layer of a model.</summary>
    public void Fill(ServedNetwork bound)
    {
        const int Width = RnnNetwork.PanelWidth;
        ReadOnlySpan<float> source = bound.Output;
        Span<float> sorted = _output.Span;
        int panels = (bound.Network.Shape.VocabularySize + Width - 1) / Width;
        int words = panels * Width;
        int vectors = bound.Network.Layout.WordVectors;
        int vectorStart = source.Length - (vectors * words);
        int panelFloats = vectorStart / panels;

        // What an earlier filling left after the last word.
        sorted.Clear();
        ReadOnlySpan<int> tokens = bound.Vocabulary.SortedWords.Tokens[..bound.Vocabulary.SortedWords.Count];
        for (int position = 0; position < tokens.Length; position++)
        {
            int from = (tokens[position] / Width * panelFloats) + (tokens[position] % Width);
            int to = (position / Width * panelFloats) + (position % Width);
            for (int row = 0; row < panelFloats; row += Width)
            {
                sorted[to + row] = source[from + row];
            }

            for (int vector = 0; vector < vectors; vector++)
            {
                int start = vectorStart + (vector * words);
                sorted[start + position] = source[start + tokens[position]];
            }
        }
    }

    /// <summary>The output layer in the order of the sorted words; zeros after the last.</summary>
    public ReadOnlySpan<float> Output => _output.Span;

    /// <summary>Bytes of the table.</summary>
    public long SizeInBytes => (long)_output.Length * sizeof(float);
}
