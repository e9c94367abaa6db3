namespace RnnGen.Generators;

/// <summary>Where the weights of the gates that Whh·h is added to begin: of a Gru behind those of the candidate, whose product is kept apart.</summary>
internal static class RecurrentGates
{
    public static string Weights(ModelPlan plan, LayerParameters layer)
    {
        long start = plan.RecurrentGatesStart(layer);
        return layer.RecurrentWeights.OffsetName + (start == 0 ? "" : $" + {start}");
    }
}
