namespace RnnGen.Tests;

/// <summary>Rows of output layers that are easy or hard to tell apart by int8 logits, and inputs for them.</summary>
internal static class ScreenedRows
{
    /// <summary>Kinds of rows.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["random", "equal", "close", "huge", "tiny", "mixed", "zero", "spiked", "large biases"];

    /// <summary>Kinds of inputs.</summary>
    public static IReadOnlyList<string> Inputs { get; } = ["random", "zero", "one", "large", "tiny", "spiked"];

    /// <summary>Makes rows, each with its bias at the end.</summary>
    public static float[][] Create(string kind, int words, int depth, ref RandomSource random)
    {
        float[][] rows = new float[words][];
        for (int word = 0; word < words; word++)
        {
            rows[word] = Normal(depth + 1, ref random);
        }

        for (int word = 0; word < words; word++)
        {
            float[] row = rows[word], first = rows[word % 3];
            switch (kind)
            {
                case "equal":
                    rows[word] = first;
                    break;
                case "close":
                    // From far below what int8 can tell to about a step of it.
                    float size = MathF.Pow(10, (-6 * random.NextSingle()) - 2);
                    rows[word] = [.. first.Zip(row, (a, b) => a + (size * b))];
                    break;
                case "huge":
                    Scale(row, 1e16f);
                    break;
                case "tiny":
                    Scale(row, 1e-20f);
                    break;
                case "mixed":
                    Scale(row, MathF.Pow(10, (12 * random.NextSingle()) - 10));
                    break;
                case "zero" when word % 4 != 1:
                    row.AsSpan(0, word % 4 == 0 ? depth + 1 : depth).Clear();
                    break;
                case "spiked":
                    row[word % depth] *= 200;
                    break;
                case "large biases":
                    row[^1] *= 50;
                    break;
            }
        }

        return rows;
    }

    /// <summary>Makes an input.</summary>
    public static float[] Input(string kind, int depth, ref RandomSource random)
    {
        float[] input = Normal(depth, ref random);
        switch (kind)
        {
            case "zero":
                input.AsSpan().Clear();
                break;
            case "one":
                input.AsSpan(1).Clear();
                break;
            case "large":
                Scale(input, 1e7f);
                break;
            case "tiny":
                Scale(input, 1e-15f);
                break;
            case "spiked":
                input[^1] = 300;
                break;
        }

        return input;
    }

    private static float[] Normal(int count, ref RandomSource random)
    {
        float[] values = new float[count];
        foreach (ref float value in values.AsSpan())
        {
            value = random.NextNormal();
        }

        return values;
    }

    private static void Scale(Span<float> values, float factor)
    {
        foreach (ref float value in values)
        {
            value *= factor;
        }
    }
}
